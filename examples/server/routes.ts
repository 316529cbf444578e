import type { Hono } from 'hono'
import { agreementPage, backToAgreement, correctAgreement, endAgreement } from './pages/agreement.tsx'
import { newAgreementPage, recordAgreement } from './pages/agreement-form.tsx'
import { agreementsPage } from './pages/agreements.tsx'
import { allRequestsPage } from './pages/all-requests.tsx'
import { archiveDeskPage } from './pages/archive-desk.tsx'
import { ask, askPage } from './pages/ask.tsx'
import { batchAct, batchPage } from './pages/batch.tsx'
import { casePage } from './pages/case.tsx'
import { caseAct, caseActPage } from './pages/case-acts.tsx'
import { historyPage, verifyPage } from './pages/case-history.tsx'
import { casesPage, goTo } from './pages/cases.tsx'
import { collect, collectPage } from './pages/collect.tsx'
import { contentsPage } from './pages/contents.tsx'
import { actOnDisposal, disposalPage } from './pages/disposal.tsx'
import { disposalsPage } from './pages/disposals.tsx'
import { correctDocument, documentPage } from './pages/document.tsx'
import { answerErasure, backToSubject } from './pages/erasure.tsx'
import { actOnHold, backToHold, holdPage } from './pages/hold.tsx'
import { holdsPage } from './pages/holds.tsx'
import { myRequestsPage } from './pages/my-requests.tsx'
import { newDisposalPage, proposeDisposal } from './pages/new-disposal.tsx'
import { newHoldPage, placeHold } from './pages/new-hold.tsx'
import { newTransferPage, sendTransfer } from './pages/new-transfer.tsx'
import { chooseCategoryPage, openCase, openCasePage } from './pages/open-case.tsx'
import { outsiderPage } from './pages/outsider.tsx'
import { correctOutsider, correctOutsiderPage, newOutsiderPage, recordOutsider } from './pages/outsider-form.tsx'
import { outsidersPage } from './pages/outsiders.tsx'
import { appointDeputy, endDeputy, peoplePage } from './pages/people.tsx'
import { policyPage } from './pages/policy.tsx'
import { readingsPage } from './pages/readings.tsx'
import { refusalsPage } from './pages/refusals.tsx'
import { registerPage } from './pages/register.tsx'
import { actOnRequest, requestPage } from './pages/request.tsx'
import { retentionPage } from './pages/retention.tsx'
import { backToWhy, tellRetention } from './pages/retention-acts.ts'
import { review, reviewRow } from './pages/review.tsx'
import { sort, sortingRow } from './pages/sorting.tsx'
import { subjectPage } from './pages/subject.tsx'
import { subjectsPage } from './pages/subjects.tsx'
import { receiveTransfer, transferPage } from './pages/transfer.tsx'
import { transfersPage } from './pages/transfers.tsx'
import { tryRetentionPage } from './pages/try-retention.tsx'
import { waitingRequestsPage } from './pages/waiting-requests.tsx'
import { whyDatePage } from './pages/why-date.tsx'
import { worklistPage } from './pages/worklist.tsx'
import { certificatePaper, destructionCsvFile, destructionPaper, exportFile } from './papers/disposal-papers.ts'
import { registerCsvFile, registerPaper, registerXlsxFile } from './papers/register-papers.ts'
import { requestFormPaper, slipPaper } from './papers/request-papers.ts'
import { subjectCsvFile, subjectJsonFile } from './papers/subject-files.ts'
import { transferPaper } from './papers/transfer-paper.ts'
import type { Env } from './visit.ts'

/** Pages with filters in their address. */
export const filtered = [
  '/',
  '/cases',
  '/cases/:number',
  '/cases/:number/documents',
  '/transfers',
  '/requests/register',
  '/requests/all',
  '/outsiders',
  '/agreements',
  '/readings',
  '/refusals',
  '/retention',
  '/disposals',
  '/holds',
  '/retention/try',
  '/subjects/person',
]

/** Every page of the console, and what its forms send. */
export function pages(app: Hono<Env>): void {
  app.get('/', worklistPage)
  app.get('/go', goTo)
  app.get('/cases', casesPage)
  app.get('/cases/new', chooseCategoryPage)
  app.get('/cases/new/:category', openCasePage).post(openCase)
  app.get('/cases/:number', casePage)
  app.get('/cases/:number/documents', contentsPage)
  app.get('/cases/:number/history', historyPage)
  app.get('/cases/:number/verify', verifyPage)
  app.get('/cases/:number/collect', collectPage).post(collect)
  app.get('/cases/:number/retention', whyDatePage)
  app.get('/cases/:number/retention/:what', backToWhy).post(tellRetention)
  app.get('/cases/:number/:act', caseActPage).post(caseAct)
  app.get('/batches/:number', batchPage)
  app.get('/batches/:number/rows/:position', sortingRow)
  app.get('/batches/:number/remarks/:position', reviewRow)
  app.post('/batches/:number/sorting', sort)
  app.post('/batches/:number/review', review)
  // Whoever reloads a refused form comes back to the batch.
  app
    .get('/batches/:number/:act', (c) => c.redirect(`/batches/${encodeURIComponent(c.req.param('number'))}`, 303))
    .post(batchAct)
  app.get('/requests', myRequestsPage)
  app.get('/requests/waiting', waitingRequestsPage)
  app.get('/requests/desk', archiveDeskPage)
  app.get('/requests/register', registerPage)
  app.get('/requests/register/print', registerPaper)
  app.get('/requests/register.csv', registerCsvFile)
  app.get('/requests/register.xlsx', registerXlsxFile)
  app.get('/requests/all', allRequestsPage)
  app.get('/requests/new', askPage).post(ask)
  app.get('/requests/:number', requestPage)
  app.get('/requests/:number/form', requestFormPaper)
  app.get('/requests/:number/slip', slipPaper)
  app.get('/requests/:number/:act', requestPage).post(actOnRequest)
  app.get('/transfers', transfersPage)
  app.get('/transfers/new', newTransferPage).post(sendTransfer)
  app.get('/transfers/:number', transferPage)
  app.get('/transfers/:number/list', transferPaper)
  app.get('/transfers/:number/receive', transferPage).post(receiveTransfer)
  app.get('/documents/:number', documentPage)
  app.get('/documents/:number/correct', documentPage).post(correctDocument)
  app.get('/retention', retentionPage)
  app.get('/retention/try', tryRetentionPage)
  app.get('/disposals', disposalsPage)
  app.get('/disposals/new', newDisposalPage).post(proposeDisposal)
  app.get('/disposals/:number', disposalPage)
  app.get('/disposals/:number/list', destructionPaper)
  app.get('/disposals/:number/list.csv', destructionCsvFile)
  app.get('/disposals/:number/certificate', certificatePaper)
  app.get('/disposals/:number/export/:entry', exportFile)
  app.get('/disposals/:number/:act', disposalPage).post(actOnDisposal)
  app.get('/holds', holdsPage)
  app.get('/holds/new', newHoldPage).post(placeHold)
  app.get('/holds/:number', holdPage)
  app.get('/holds/:number/:act', backToHold).post(actOnHold)
  app.get('/subjects', subjectsPage)
  app.get('/subjects/person', subjectPage)
  app.get('/subjects/person.json', subjectJsonFile)
  app.get('/subjects/person.csv', subjectCsvFile)
  app.get('/subjects/person/erase', backToSubject).post(answerErasure)
  app.get('/policy', policyPage)
  app.get('/people', peoplePage).post(appointDeputy)
  app.post('/people/end', endDeputy)
  app.get('/outsiders', outsidersPage)
  app.get('/outsiders/new', newOutsiderPage).post(recordOutsider)
  app.get('/outsiders/entry', outsiderPage)
  app.get('/outsiders/entry/correct', correctOutsiderPage).post(correctOutsider)
  app.get('/agreements', agreementsPage)
  app.get('/agreements/new', newAgreementPage).post(recordAgreement)
  app.get('/agreements/entry', agreementPage)
  app.get('/agreements/entry/correct', backToAgreement).post(correctAgreement)
  app.get('/agreements/entry/end', backToAgreement).post(endAgreement)
  app.get('/readings', readingsPage)
  app.get('/refusals', refusalsPage)
}
