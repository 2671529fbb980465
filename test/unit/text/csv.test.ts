import assert from 'node:assert/strict';
import { csvRow } from '../../../src/text/csv';

describe('a row of CSV', () => {
  for (const [cells, row] of [
    [['a', 1.5, true, null, ''], 'a,1.5,true,,'],
    [[-1], '-1'],
    [['a,b', 'a "b"', 'a\nb', 'a\rb'], '"a,b","a ""b""","a\nb","a\rb"'],
    [['=1+1', '+1', '-1', '@SUM(A1)', '\t=1'], "'=1+1,'+1,'-1,'@SUM(A1),'\t=1"],
    [['\n=1', '\r=1', '=HYPERLINK("x","y")'], '"\'\n=1","\'\r=1","\'=HYPERLINK(""x"",""y"")"'],
    [['＝1+1', '＋1', '－1', '＠A1'], "'＝1+1,'＋1,'－1,'＠A1"],
  ] as const) {
    it(JSON.stringify(cells), () => assert.equal(csvRow(cells), row));
  }
});
