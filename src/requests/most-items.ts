/** As many documents as one request is for; a whole case has to be asked for in parts beyond that. */
export const mostItems = 500
