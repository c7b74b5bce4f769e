import { sleep } from 'bingfa/asyncio';

const pages: string[] = [];

async function download(page: string): Promise<void> {
  await sleep(10);
  pages.push(page);
}

['home', 'news', 'about'].forEach(async (page) => {
  await download(page);
});
console.log('downloaded', String(pages.length), 'of 3');
