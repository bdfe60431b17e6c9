'use client'

import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { ProgramDto } from '@/lib/protocol/program'
import { ConfirmDialog } from '../shell/confirm-dialog'
import { useRoom } from '../shell/room-context'
import { usePermission } from '../shell/use-permission'
import { useRequest } from '../shell/use-request'
import { Refusal } from '../states/refusal'
import { ProgramDiff } from './program-diff'
import { ProgramVersions } from './program-versions-table'
import { TermsFields } from './terms-fields'
import type { TermsEdit } from './use-program-draft'

type Props = {
  program: ProgramDto
  version: number
  edit: TermsEdit
  onVersion: (version: number | null) => void
  onChanged: () => void
}
type View = 'terms' | 'diff' | 'versions'
type Ask = 'publish' | 'discard' | 'retire'

/** Terms of one version: a published one is read, its change becomes the draft of the next. */
export function ProgramTermsForm({ program, version, edit, onVersion, onChanged }: Props) {
  const t = useTranslations('grid-ui')
  const { format } = useRoom()
  const permission = usePermission('admin')
  const request = useRequest()
  const [view, setView] = useState<View>('terms')
  const [ask, setAsk] = useState<Ask | null>(null)
  const shown = program.versions.find((each) => each.version === version)
  const draft = program.versions.find((each) => each.publishedAt === null)
  const newest = version === program.versions[0]?.version
  const editable = permission.allowed && newest && program.state !== 'retired'
  async function send(body: object): Promise<boolean> {
    const answer = await request.send(`/api/programs/${encodeURIComponent(program.id)}`, 'PATCH', body)
    if (!answer.ok) return false
    setAsk(null)
    onVersion(null)
    onChanged()
    return true
  }
  return (
    <section className="r-panel" aria-label={program.name}>
      <div className="r-head">
        <h2>{t('programs.versionTitle', { name: program.name, version })}</h2>
        <span className="muted small ellipsis">
          {edit.changed
            ? t('programs.unsaved')
            : shown?.publishedAt
              ? t('programs.published', { time: format.dayMinute(shown.publishedAt) })
              : t('programs.draft')}
        </span>
        <span className="r-grow" />
        <fieldset className="r-seg" aria-label={t('programs.view')}>
          {(['terms', 'diff', 'versions'] as const).map((each) => (
            <button key={each} type="button" aria-pressed={view === each} onClick={() => setView(each)}>
              {t(`programs.views.${each}`)}
            </button>
          ))}
        </fieldset>
      </div>
      {view === 'versions' ? (
        <ProgramVersions program={program} version={version} onVersion={onVersion} />
      ) : view === 'diff' ? (
        <ProgramDiff program={program} version={version} />
      ) : (
        <TermsFields edit={edit} readOnly={!editable} />
      )}
      <div className="r-dialog-foot">
        <span className="muted small r-grow" style={{ alignSelf: 'center' }}>
          {permission.reason ??
            (draft && !edit.changed
              ? t('programs.draftNote', { n: program.enrolled.active, version: program.currentVersion })
              : t('programs.editNote'))}
        </span>
        <Refusal problem={request.problem} />
        {program.state === 'published' && !draft && !edit.changed ? (
          <button
            type="button"
            className="r-btn"
            disabled={!permission.allowed}
            onClick={() => setAsk('retire')}
          >
            {t('programs.retire')}
          </button>
        ) : null}
        {program.state === 'retired' ? (
          <button
            type="button"
            className="r-btn"
            disabled={!permission.allowed || request.busy}
            onClick={() => void send({ state: 'published' })}
          >
            {t('programs.takeBack')}
          </button>
        ) : null}
        {draft && !edit.changed ? (
          <>
            <button
              type="button"
              className="r-btn"
              disabled={!permission.allowed}
              onClick={() => setAsk('discard')}
            >
              {t('programs.discard')}
            </button>
            <button
              type="button"
              className="r-btn primary"
              disabled={!permission.allowed}
              onClick={() => setAsk('publish')}
            >
              {t('programs.publish', { version: draft.version })}
            </button>
          </>
        ) : null}
        {edit.changed ? (
          <button
            type="button"
            className="r-btn primary"
            disabled={!editable || !edit.valid || request.busy}
            onClick={() => void send({ terms: edit.terms })}
          >
            {t('programs.saveDraft')}
          </button>
        ) : null}
      </div>
      {ask ? (
        <ConfirmDialog
          title={t(`programs.ask.${ask}`, { name: program.name })}
          text={t(`programs.follows.${ask}`, { n: program.enrolled.active })}
          yes={t(`programs.yes.${ask}`)}
          busy={request.busy}
          problem={request.problem}
          onClose={() => setAsk(null)}
          onYes={() =>
            void send(
              ask === 'publish'
                ? { publish: true }
                : ask === 'discard'
                  ? { discardDraft: true }
                  : { state: 'retired' },
            )
          }
        />
      ) : null}
    </section>
  )
}
