// A published statement as the API answers it: the same words for each of its audiences and channels.
using System.Collections.Immutable;
using Muster.Core.Communications;
using Muster.Core.Communications.Rendering;
using Muster.Core.Incidents;

namespace Muster.Server.Incidents.Api;

/// <param name="Renderings">One for each audience that the statement is for.</param>
public sealed record RenderedItem(StatementItem Statement, ImmutableArray<RenderingItem> Renderings)
{
    internal static RenderedItem Of(IncidentRecord record, PublishedStatement published)
    {
        SaidStatement said = record.Said(published);
        return new(
            StatementItem.Of(record, published),
            [.. published.Statement.Audiences.Select(audience => RenderingItem.Of(said, audience))]
        );
    }
}

/// <summary>The subject and the first two texts make an e-mail.</summary>
/// <param name="Title">The first line.</param>
/// <param name="Correction">That it corrects an earlier one; null when it does not.</param>
public sealed record RenderingItem(
    Audience Audience,
    string Title,
    string? Correction,
    ImmutableArray<RenderedLine> Lines,
    string Subject,
    string Text,
    string Html,
    string Slack,
    string Feed
)
{
    internal static RenderingItem Of(SaidStatement said, Audience audience)
    {
        RenderedStatement rendered = StatementRenderer.For(said, audience);
        return new(
            audience,
            rendered.Title,
            rendered.Correction,
            rendered.Lines,
            StatementRenderer.Render(said, audience, StatementStyle.Subject),
            StatementRenderer.Render(said, audience, StatementStyle.Text),
            StatementRenderer.Render(said, audience, StatementStyle.Html),
            StatementRenderer.Render(said, audience, StatementStyle.Slack),
            StatementRenderer.Render(said, audience, StatementStyle.Feed)
        );
    }
}
