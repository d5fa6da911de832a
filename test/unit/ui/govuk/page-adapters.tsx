import type { ReactElement } from 'react'
import {
  BackLink,
  Breadcrumbs,
  Button,
  Details,
  ExitThisPage,
  Footer,
  GenericHeader,
  InsetText,
  NotificationBanner,
  Pagination,
  Panel,
  PhaseBanner,
  ServiceNavigation,
  SkipLink,
  SummaryList,
  Table,
  Tag,
  TaskList,
  WarningText,
} from '#app/ui/govuk/index.ts'
import { asAttributes, asNodes } from './markup'
import { body, common, content, mapped, type Options, withText } from './options'

const link = (o: Options) => ({ href: o.href ?? '', text: body(o), attributes: asAttributes(o.attributes) })

const pageLink = (o: Options | undefined) => o && { ...link(o), labelText: o.labelText }

const page = (o: Options) =>
  o.ellipsis
    ? { ellipsis: true as const }
    : {
        ...link(o),
        number: o.number ?? '',
        current: o.current,
        visuallyHiddenText: o.visuallyHiddenText as string | undefined,
      }

const action = (o: Options) => ({
  ...link(o),
  classes: o.classes,
  visuallyHiddenText: o.visuallyHiddenText as string | undefined,
})

const actions = (o: Options | undefined) => o?.items?.flatMap((item) => (item ? [action(item)] : []))

const cell = (o: Options) => ({ ...withText(o), format: o.format, colSpan: o.colspan, rowSpan: o.rowspan })

function slots({ end, ...others }: NonNullable<Options['slots']>) {
  const nodes = Object.entries(others).map(([name, html]) => [name, asNodes(String(html))])
  const { html, align } = typeof end === 'object' ? end : { html: end }
  return { ...Object.fromEntries(nodes), end: content(undefined, html), endAlign: align }
}

export const pageAdapters: Record<string, (o: Options) => ReactElement> = {
  'back-link': (o) => (
    <BackLink {...common(o)} href={o.href}>
      {body(o)}
    </BackLink>
  ),
  breadcrumbs: (o) => (
    <Breadcrumbs
      {...common(o)}
      items={(o.items ?? []).flatMap((item) => (item ? [{ ...link(item), href: item.href }] : []))}
      collapseOnMobile={o.collapseOnMobile}
      labelText={o.labelText}
    />
  ),
  button: (o) => (
    <Button
      {...common(o)}
      href={o.href}
      id={o.id}
      type={o.type as 'submit' | undefined}
      name={o.name}
      value={o.value as string | undefined}
      disabled={o.disabled}
      preventDoubleClick={o.preventDoubleClick}
      isStartButton={o.isStartButton}
    >
      {body(o)}
    </Button>
  ),
  details: (o) => (
    <Details {...common(o)} id={o.id} open={o.open} summary={content(o.summaryText, o.summaryHtml)}>
      {body(o)}
    </Details>
  ),
  'exit-this-page': (o) => (
    <ExitThisPage {...common(o)} id={o.id} redirectUrl={o.redirectUrl}>
      {o.text || o.html ? body(o) : undefined}
    </ExitThisPage>
  ),
  footer: (o) => (
    <Footer
      {...common(o)}
      containerClasses={o.containerClasses}
      navigation={(o.navigation ?? []).flatMap((nav) =>
        nav
          ? [{ title: String(nav.title), columns: nav.columns, width: nav.width, items: nav.items?.flatMap(present) }]
          : [],
      )}
      meta={
        o.meta && {
          visuallyHiddenTitle: o.meta.visuallyHiddenTitle,
          text: body(o.meta),
          items: o.meta.items?.flatMap(present),
        }
      }
    />
  ),
  'generic-header': (o) => (
    <GenericHeader
      {...common(o)}
      logo={content(o.logoText, o.logoHtml)}
      url={o.url}
      containerClasses={o.containerClasses}
    />
  ),
  'inset-text': (o) => (
    <InsetText {...common(o)} id={o.id}>
      {body(o)}
    </InsetText>
  ),
  'notification-banner': (o) => (
    <NotificationBanner
      {...common(o)}
      type={o.type as 'success' | undefined}
      title={content(o.titleText, o.titleHtml)}
      titleId={o.titleId}
      titleHeadingLevel={o.titleHeadingLevel}
      role={o.role}
      disableAutoFocus={o.disableAutoFocus}
      text={o.text}
    >
      {content(undefined, o.html)}
    </NotificationBanner>
  ),
  pagination: (o) => (
    <Pagination
      {...common(o)}
      previous={pageLink(o.previous)}
      next={pageLink(o.next)}
      items={o.items && mapped(o.items, page)}
      landmarkLabel={o.landmarkLabel}
    />
  ),
  panel: (o) => (
    <Panel {...common(o)} title={content(o.titleText, o.titleHtml)} headingLevel={o.headingLevel}>
      {body(o)}
    </Panel>
  ),
  'phase-banner': (o) => (
    <PhaseBanner {...common(o)} tag={withText(o.tag ?? {})}>
      {body(o)}
    </PhaseBanner>
  ),
  'service-navigation': (o) => (
    <ServiceNavigation
      {...common(o)}
      serviceName={o.serviceName}
      serviceUrl={o.serviceUrl}
      navigation={mapped(o.navigation, (item) => ({
        ...link(item),
        href: item.href,
        current: item.current,
        active: item.active,
      }))}
      navigationLabel={o.navigationLabel}
      navigationId={o.navigationId}
      navigationClasses={o.navigationClasses}
      menuButtonText={o.menuButtonText}
      menuButtonLabel={o.menuButtonLabel}
      collapseNavigationOnMobile={o.collapseNavigationOnMobile}
      ariaLabel={o.ariaLabel}
      slots={o.slots && slots(o.slots)}
    />
  ),
  'skip-link': (o) => (
    <SkipLink {...common(o)} href={o.href}>
      {body(o)}
    </SkipLink>
  ),
  'summary-list': (o) => (
    <SummaryList
      {...common(o)}
      rows={mapped(o.rows as (Options | null)[], (row) => ({
        key: body(row.key),
        value: body(row.value as Options | undefined),
        actions: actions(row.actions),
        classes: row.classes,
      }))}
      card={
        o.card && {
          ...common(o.card),
          title: body(o.card.title),
          headingLevel: o.card.title?.headingLevel,
          actions: actions(o.card.actions),
        }
      }
    />
  ),
  table: (o) => (
    <Table
      {...common(o)}
      caption={o.caption}
      captionClasses={o.captionClasses}
      head={o.head?.map(cell)}
      rows={(o.rows as (Options[] | null)[]).map((row) => (row ? row.map(cell) : null))}
      firstCellIsHeader={o.firstCellIsHeader}
    />
  ),
  tag: (o) => <Tag {...common(o)}>{body(o)}</Tag>,
  'task-list': (o) => (
    <TaskList
      {...common(o)}
      idPrefix={o.idPrefix}
      items={mapped(o.items, (item) => ({
        title: body(item.title),
        href: item.href,
        hint: body(item.hint),
        classes: item.classes,
        status: {
          classes: item.status?.classes,
          text: body(item.status),
          tag: item.status?.tag && withText(item.status.tag),
        },
      }))}
    />
  ),
  'warning-text': (o) => (
    <WarningText {...common(o)} iconFallbackText={o.iconFallbackText}>
      {body(o)}
    </WarningText>
  ),
}

function present(item: Options | null | false) {
  return item ? [link(item)] : []
}
