// One event as its reader sees it: plain text that every door shows in its own form.
namespace Muster.Core.Incidents;

/// <summary><see cref="Title"/> is one line; <see cref="Body"/> may be empty and may have several.</summary>
public sealed record TimelineEntry(string Title, string Body, TimelineKind Kind);
