// One page of an incident as it stands, with its events.
using System.Collections.Immutable;
using Muster.Core.Paging;

namespace Muster.Server.Incidents;

/// <param name="Events">Ascending; the first has version 1.</param>
public sealed record RecordedPage(Page Page, ImmutableArray<PageEvent> Events);
