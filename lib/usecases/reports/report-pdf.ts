import PDFDocument from 'pdfkit'
import type { Env } from '@/lib/env'
import type { ReportColumn, ReportDto } from '@/lib/protocol/report'
import { gridText, roomTime } from '@/lib/usecases/grid-text'
import { money } from '@/lib/usecases/recommendations/describe-options'

type Doc = InstanceType<typeof PDFDocument>

const MARGIN = 36
const ROW = 13
/** What a page's width can hold legibly; the CSV has every column. */
const MOST_COLUMNS = 12
const MOST_ROWS = 2000

/** A report on paper: title, span, the sentence, totals, the table over as many pages as it takes, notes. */
export function reportPdf(env: Env, report: ReportDto): Promise<Buffer> {
  const doc = new PDFDocument({
    size: 'A4',
    layout: 'landscape',
    margin: MARGIN,
    bufferPages: true,
    info: { Title: report.title, Author: env.UTILITY_NAME },
  })
  const chunks: Buffer[] = []
  doc.on('data', (chunk: Buffer) => chunks.push(chunk))
  const done = new Promise<Buffer>((resolve, reject) => {
    doc.on('end', () => resolve(Buffer.concat(chunks)))
    doc.on('error', reject)
  })
  head(doc, env, report)
  totals(doc, env, report)
  table(doc, env, report)
  notes(doc, env, report)
  numberPages(doc, env, report)
  doc.end()
  return done
}

function head(doc: Doc, env: Env, report: ReportDto): void {
  doc.font('Helvetica-Bold').fontSize(16).text(plain(report.title))
  const { feeder, transformer, program } = report.filters
  const where = [feeder, transformer, program].filter(Boolean).join(', ')
  const span = `${day(env, report.from)} - ${day(env, report.to)}${where ? `  ·  ${where}` : ''}`
  doc
    .font('Helvetica')
    .fontSize(9)
    .fillColor('#4d5761')
    .text(plain(`${env.UTILITY_NAME}  ·  ${span}`))
  doc.moveDown(0.6).fontSize(10).fillColor('#1b1f24').text(plain(report.summary))
  doc.moveDown(0.6)
}

function totals(doc: Doc, env: Env, report: ReportDto): void {
  for (const total of report.totals) {
    const value = cell(env, total, total.value)
    const target = total.target ? `   (${total.target}${total.met === false ? ' !' : ''})` : ''
    doc
      .fontSize(9)
      .fillColor('#4d5761')
      .text(plain(`${total.label}: `), { continued: true })
    doc.fillColor('#1b1f24').text(plain(`${value}${target}`))
  }
  doc.moveDown(0.6)
}

function table(doc: Doc, env: Env, report: ReportDto): void {
  const columns = report.columns.slice(0, MOST_COLUMNS)
  const width = (doc.page.width - 2 * MARGIN) / Math.max(1, columns.length)
  const line = (cells: string[], bold: boolean) => {
    if (doc.y + ROW > doc.page.height - MARGIN) doc.addPage()
    const y = doc.y
    doc
      .font(bold ? 'Helvetica-Bold' : 'Helvetica')
      .fontSize(7.5)
      .fillColor('#1b1f24')
    cells.forEach((text, i) => {
      const right = columns[i]!.kind !== 'text' && columns[i]!.kind !== 'time'
      doc.text(plain(text), MARGIN + i * width, y, {
        width: width - 4,
        height: ROW,
        align: right ? 'right' : 'left',
        ellipsis: true,
        lineBreak: false,
      })
    })
    doc.x = MARGIN
    doc.y = y + ROW
  }
  line(
    columns.map((column) => (column.unit ? `${column.label} (${column.unit})` : column.label)),
    true,
  )
  for (const row of report.rows.slice(0, MOST_ROWS))
    line(
      columns.map((column) => cell(env, column, row.values[column.id] ?? null)),
      false,
    )
}

function notes(doc: Doc, env: Env, report: ReportDto): void {
  const t = gridText(env)
  const cut = [
    report.columns.length > MOST_COLUMNS && t('report.note.columns', { count: report.columns.length }),
    report.rows.length > MOST_ROWS && t('report.note.rows', { count: report.rows.length }),
  ].filter((note): note is string => Boolean(note))
  doc.moveDown(0.8).font('Helvetica').fontSize(8).fillColor('#4d5761')
  for (const note of [...report.notes, ...cut])
    doc.text(plain(note), MARGIN, doc.y, { width: doc.page.width - 2 * MARGIN })
}

function numberPages(doc: Doc, env: Env, report: ReportDto): void {
  const { count } = doc.bufferedPageRange()
  const at = `${day(env, report.generatedAt)} ${roomTime(env, new Date(report.generatedAt))}`
  for (let page = 0; page < count; page++) {
    doc.switchToPage(page)
    // Below the margin, where text would otherwise open a page of its own.
    doc.page.margins.bottom = 0
    doc
      .fontSize(7)
      .fillColor('#4d5761')
      .text(plain(`${at}  ·  ${page + 1} / ${count}`), MARGIN, doc.page.height - 24, { lineBreak: false })
  }
}

function cell(env: Env, { kind }: Pick<ReportColumn, 'kind'>, value: string | number | null): string {
  if (value === null) return '-'
  if (kind === 'money') return money(env, Number(value))
  if (kind === 'percent') return `${value} %`
  if (kind === 'time') return `${day(env, String(value))} ${roomTime(env, new Date(String(value)))}`
  return typeof value === 'number'
    ? new Intl.NumberFormat('en', { maximumFractionDigits: 2 }).format(value)
    : value
}

function day(env: Env, at: string): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: env.TIME_ZONE, dateStyle: 'short' }).format(
    new Date(at),
  )
}

/** The built-in fonts know Western European letters; what they lack is left out rather than shown as another sign. */
function plain(text: string): string {
  return text
    .replaceAll('−', '-')
    .replace(/[\u202f\u00a0\u2009]/g, ' ')
    .replace(/[^\u0020-\u007e\u00a1-\u00ff\u2013\u2014\u2018\u2019\u201c\u201d\u2026\u20ac]/g, '?')
}
