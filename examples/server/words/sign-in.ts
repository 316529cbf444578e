import { texts, type Words } from '../language.ts'

export const signInWords = {
  signIn: texts('Sign in', '登录', '登入'),
  signOut: texts('Sign out', '退出登录', '登出'),
  account: texts('Account', '账号', '帳號'),
  password: texts('Password', '密码', '密碼'),
  wrongAccountOrPassword: texts('The account or the password is wrong.', '账号或密码不正确。', '帳號或密碼不正確。'),
  tooManyAttempts: texts(
    'Too many failed attempts. Please try again in {n} seconds.',
    '登录失败次数过多，请在 {n} 秒后重试。',
    '登入失敗次數過多，請於 {n} 秒後重試。',
  ),
  tooManyAttemptsOne: texts(
    'Too many failed attempts. Please try again in 1 second.',
    '登录失败次数过多，请在 1 秒后重试。',
    '登入失敗次數過多，請於 1 秒後重試。',
  ),
  tooManyAttemptsLong: texts(
    'Too many failed attempts. Please try again in {n} minutes.',
    '登录失败次数过多，请在 {n} 分钟后重试。',
    '登入失敗次數過多，請於 {n} 分鐘後重試。',
  ),
  tooManyAttemptsLongOne: texts(
    'Too many failed attempts. Please try again in 1 minute.',
    '登录失败次数过多，请在 1 分钟后重试。',
    '登入失敗次數過多，請於 1 分鐘後重試。',
  ),
  signInAs: texts('Or sign in as a sample person', '或选择一位示例人员登录', '或選擇一位範例人員登入'),
  signInHint: texts(
    'This is a demonstration with sample data. Choose a person; each sees and may do different things.',
    '这是使用示例数据的演示系统。请选择一位人员登录，每个人能看到的资料和可执行的操作各不相同。',
    '這是使用範例資料的示範系統。請選擇一位人員登入，每個人看得到的資料與可執行的操作各不相同。',
  ),
  demoPassword: texts(
    'Or type an account such as {account}; in this demonstration every password is {password}.',
    '也可输入账号登录，例如 {account}；演示系统中所有人员的密码均为 {password}。',
    '也可輸入帳號登入，例如 {account}；示範系統中所有人員的密碼均為 {password}。',
  ),
  clearedFor: texts('Cleared for: {level}', '可阅密级：{level}', '可閱密級：{level}'),
  unknownPerson: texts('Please choose a person.', '请选择一位人员。', '請選擇一位人員。'),
  sessionEnded: texts(
    'You are no longer signed in, so this was not done. Please sign in again; you will come back to the page.',
    '您的登录已失效，刚才的操作没有执行。请重新登录，登录后将回到原来的页面。',
    '您的登入已失效，剛才的操作沒有執行。請重新登入，登入後將回到原來的頁面。',
  ),
  formOutdated: texts('This form is out of date', '表单已失效', '表單已失效'),
  formOutdatedText: texts(
    'It does not belong to your present sign-in, so it was refused and nothing was saved. Please open it again.',
    '该表单不属于您当前的登录会话，系统已拒绝，内容没有保存。请重新打开表单。',
    '此表單不屬於您目前的登入階段，系統已拒絕，內容未儲存。請重新開啟表單。',
  ),
  tokenMissing: texts(
    'The header {header} of your present sign-in is missing or out of date.',
    '缺少当前登录会话的标头 {header}，或其已失效。',
    '缺少目前登入階段的標頭 {header}，或其已失效。',
  ),
  signInOutdated: texts(
    'This page was open for too long. Please try once more.',
    '页面打开时间过长，请再试一次。',
    '頁面開啟時間過久，請再試一次。',
  ),
  openAgain: texts('Open the form again', '重新打开表单', '重新開啟表單'),
  typedIsKept: texts(
    'What you typed is kept in this window, and will be in the form again when you come back as the same person.',
    '您填写的内容已暂存在此窗口，由同一人员返回后会重新填入表单。',
    '您填寫的內容已暫存在此視窗，由同一人員返回後會重新填入表單。',
  ),
  typedIsBack: texts(
    'What you had typed is in the form again. It is not saved yet.',
    '您先前填写的内容已重新填入表单，尚未保存。',
    '您先前填寫的內容已重新填入表單，尚未儲存。',
  ),
  tooLarge: texts(
    'What you sent is larger than this server takes, and was not saved.',
    '提交的内容过大，没有保存。',
    '送出的內容過大，沒有儲存。',
  ),
} as const satisfies Words
