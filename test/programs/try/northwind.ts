import * as z from 'zod'
import { hundredths, pastDay, someText } from './columns.ts'
import { checkUnique, type Line, readTable } from './csv.ts'
import { type Dossier, grouped, joined, onPaper, rowDocument } from './dossier.ts'
import { Fault } from './fault.ts'

const company = {
  company_name: someText(),
  contact_name: someText().optional(),
  contact_title: someText().optional(),
  address: someText().optional(),
  city: someText().optional(),
  region: someText().optional(),
  postal_code: someText().optional(),
  country: someText().optional(),
  phone: someText().optional(),
}
const customerRow = z.object({ customer_id: someText(), ...company, fax: someText().optional() })
const supplierRow = z.object({ supplier_id: someText(), ...company })
const employeeRow = z.object({
  employee_id: someText(),
  last_name: someText(),
  first_name: someText(),
  title: someText(),
  birth_date: pastDay(),
  hire_date: pastDay(),
})
const orderRow = z.object({
  order_id: someText(),
  customer_id: someText(),
  employee_id: someText(),
  order_date: pastDay(),
  shipped_date: pastDay().optional(),
  total: hundredths(),
})
type Order = Line<z.output<typeof orderRow>>

/** The trading company: its customers with their orders, its employees, its suppliers. */
export async function readNorthwind(folder: string): Promise<readonly Dossier[]> {
  const customers = await readTable(folder, 'northwind/customers.csv', customerRow)
  const orders = await readTable(folder, 'northwind/orders.csv', orderRow)
  const employees = await readTable(folder, 'northwind/employees.csv', employeeRow)
  const suppliers = await readTable(folder, 'northwind/suppliers.csv', supplierRow)
  checkUnique(customers, 'customer_id')
  checkUnique(orders, 'order_id')
  checkUnique(employees, 'employee_id')
  checkUnique(suppliers, 'supplier_id')
  const takers = new Map(employees.map(({ values }) => [values.employee_id, fullName(values)]))
  checkOrders(orders, new Set(customers.map(({ values }) => values.customer_id)), takers)
  const byCustomer = grouped(orders, (order) => order.customer_id)
  return [
    ...customers.map((row) => client(row, byCustomer.get(row.values.customer_id) ?? [], takers)),
    ...employees.map(employee),
    ...suppliers.map(supplier),
  ]
}

function checkOrders(
  orders: readonly Order[],
  customers: ReadonlySet<string>,
  takers: ReadonlyMap<string, string>,
): void {
  for (const { values, where } of orders) {
    if (!customers.has(values.customer_id)) throw new Fault(`${where}: there is no customer ${values.customer_id}.`)
    if (!takers.has(values.employee_id)) throw new Fault(`${where}: there is no employee ${values.employee_id}.`)
  }
}

function client(
  row: Line<z.output<typeof customerRow>>,
  orders: readonly Order[],
  takers: ReadonlyMap<string, string>,
): Dossier {
  const { customer_id: code, company_name: name, fax } = row.values
  const dates = orders.map(({ values }) => values.order_date).sort()
  return {
    category: 'client',
    key: { field: 'code', value: code },
    ended: null,
    open: {
      category: 'client',
      title: name,
      fields: {
        code,
        name,
        address: addressOf(row.values),
        contacts: joined(contactOf(row.values), fax && `fax ${fax}`),
        // Cooperation began with the first order that is known. When it ends nobody knows yet.
        cooperationStart: dates[0],
        amount: orders.length === 0 ? undefined : orders.reduce((sum, { values }) => sum + values.total, 0) / 100,
      },
      documents: [
        // The sheet that the customer signed.
        onPaper(rowDocument(row, { kind: 'basicInformation', title: `Customer register: ${name}`, reference: code })),
        ...orders.map((order) =>
          rowDocument(order, {
            kind: 'dealing',
            title: `Order ${order.values.order_id}`,
            reference: order.values.order_id,
            author: takers.get(order.values.employee_id),
            date: order.values.order_date,
            event: order.values.shipped_date ?? order.values.order_date,
          }),
        ),
      ],
    },
  }
}

function employee(row: Line<z.output<typeof employeeRow>>): Dossier {
  const { employee_id: employeeNumber, title: position, birth_date: birthDate, hire_date: entryDate } = row.values
  const name = fullName(row.values)
  return {
    category: 'employee',
    key: { field: 'employeeNumber', value: employeeNumber },
    ended: null,
    open: {
      category: 'employee',
      title: name,
      fields: { employeeNumber, name, position, birthDate, entryDate },
      documents: [
        rowDocument(row, {
          kind: 'recordExtract',
          title: `Employee register: ${name}`,
          reference: employeeNumber,
          date: entryDate,
        }),
      ],
    },
  }
}

function supplier(row: Line<z.output<typeof supplierRow>>): Dossier {
  const { supplier_id: code, company_name: name } = row.values
  return {
    category: 'supplier',
    key: { field: 'code', value: code },
    ended: null,
    open: {
      category: 'supplier',
      title: name,
      fields: { code, name, address: addressOf(row.values), contacts: contactOf(row.values) },
      documents: [onPaper(rowDocument(row, { kind: 'profile', title: `Supplier register: ${name}`, reference: code }))],
    },
  }
}

type Company = z.output<z.ZodObject<typeof company>>
const addressOf = ({ address, postal_code, city, region, country }: Company) =>
  joined(address, city, region, postal_code, country)
const contactOf = ({ contact_name, contact_title, phone }: Company) => joined(contact_name, contact_title, phone)
const fullName = (name: { readonly first_name: string; readonly last_name: string }) =>
  `${name.first_name} ${name.last_name}`
