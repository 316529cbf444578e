/**
 * The State Council's notices (国务院办公厅关于部分节假日安排的通知), copied by hand: for each holiday the first and the last
 * day off and the weekend days that make up for it.
 */
export interface NoticedHoliday {
  readonly holiday: string
  readonly from: string
  readonly to: string
  readonly madeUpOn: readonly string[]
}

const holiday = (name: string, from: string, to: string, ...madeUpOn: readonly string[]): NoticedHoliday => ({
  holiday: name,
  from,
  to,
  madeUpOn,
})

export const notices: { readonly [year: number]: readonly NoticedHoliday[] } = {
  // 国办发明电〔2023〕7号, 25 October 2023
  2024: [
    holiday('New Year', '2024-01-01', '2024-01-01'),
    holiday('Spring Festival', '2024-02-10', '2024-02-17', 'Sunday 2024-02-04', 'Sunday 2024-02-18'),
    holiday('Qingming', '2024-04-04', '2024-04-06', 'Sunday 2024-04-07'),
    holiday('Labour Day', '2024-05-01', '2024-05-05', 'Sunday 2024-04-28', 'Saturday 2024-05-11'),
    holiday('Dragon Boat Festival', '2024-06-10', '2024-06-10'),
    holiday('Mid-Autumn', '2024-09-15', '2024-09-17', 'Saturday 2024-09-14'),
    holiday('National Day', '2024-10-01', '2024-10-07', 'Sunday 2024-09-29', 'Saturday 2024-10-12'),
  ],
  // 国办发明电〔2024〕12号, 12 November 2024
  2025: [
    holiday('New Year', '2025-01-01', '2025-01-01'),
    holiday('Spring Festival', '2025-01-28', '2025-02-04', 'Sunday 2025-01-26', 'Saturday 2025-02-08'),
    holiday('Qingming', '2025-04-04', '2025-04-06'),
    holiday('Labour Day', '2025-05-01', '2025-05-05', 'Sunday 2025-04-27'),
    holiday('Dragon Boat Festival', '2025-05-31', '2025-06-02'),
    holiday('National Day and Mid-Autumn', '2025-10-01', '2025-10-08', 'Sunday 2025-09-28', 'Saturday 2025-10-11'),
  ],
  // 4 November 2025
  2026: [
    holiday('New Year', '2026-01-01', '2026-01-03', 'Sunday 2026-01-04'),
    holiday('Spring Festival', '2026-02-15', '2026-02-23', 'Saturday 2026-02-14', 'Saturday 2026-02-28'),
    holiday('Qingming', '2026-04-04', '2026-04-06'),
    holiday('Labour Day', '2026-05-01', '2026-05-05', 'Saturday 2026-05-09'),
    holiday('Dragon Boat Festival', '2026-06-19', '2026-06-21'),
    holiday('Mid-Autumn', '2026-09-25', '2026-09-27'),
    holiday('National Day', '2026-10-01', '2026-10-07', 'Sunday 2026-09-20', 'Saturday 2026-10-10'),
  ],
}
