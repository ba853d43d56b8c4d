// Searches what incidents and their reviews say, and finds those that are like one another.
using System.Collections.Immutable;
using Muster.Core.Catalog;
using Muster.Core.Kernel;
using Muster.Engine.Commands;
using Muster.Engine.Ports;
using Muster.Engine.Projections;

namespace Muster.Server.Search;

public sealed class SearchReader(IFullText texts, IViewStore views, OrganisationReader organisations)
{
    public const int HitsMax = 50;

    /// <summary>Who looks for what is alike reads a few; further ones share hardly more than a word.</summary>
    private const int RelatedMax = 10;

    /// <summary>One word in common is chance.</summary>
    private const int SharedMin = 2;

    /// <summary>Shorter words tell incidents apart no more than numbers do.</summary>
    private const int TellingMin = 3;

    /// <summary>An incident is found by its own text, by its review's, or by both.</summary>
    private const int TextsEach = 2;

    /// <summary>A text that is first counts twice as much as the sixty-first. Source: Cormack and others, Reciprocal Rank Fusion (2009).</summary>
    private const double Fusion = 60;

    /// <summary>The incidents with all of the words, the best first; none for words that say nothing.</summary>
    public async Task<ImmutableArray<SearchHit>> SearchAsync(string question, int limit, CancellationToken cancel)
    {
        ImmutableArray<string> words = FullTextWords.Asked(question);
        return await HitsAsync(new(words, IsAnyEnough: false, Math.Min(limit, HitsMax) * TextsEach), limit, except: null, cancel);
    }

    /// <summary>The incidents that have most in common with one, by what both say of themselves and of their causes; null when there is no such incident.</summary>
    public async Task<ImmutableArray<SearchHit>?> RelatedAsync(IncidentId incident, CancellationToken cancel)
    {
        if (await views.FindAsync(Views.Incident, incident.Value, cancel) is not { } known)
        {
            return null;
        }

        IncidentRow row = known.Row<IncidentRow>();
        SearchedText? review = (await views.FindAsync(Views.ReviewText, incident.Value, cancel))?.Row<SearchedText>();
        SearchedText? own = (await views.FindAsync(Views.IncidentText, incident.Value, cancel))?.Row<SearchedText>();
        ImmutableArray<string> words = FullTextWords.Asked([row.Title, row.Service?.Value, .. review?.Parts ?? [], .. own?.Parts ?? []]);
        ImmutableArray<string> telling =
        [
            .. words.Where(word => word.Length >= TellingMin && !word.All(char.IsAsciiDigit) && word != "inc"),
        ];
        ImmutableArray<SearchHit> hits = await HitsAsync(
            new(telling, IsAnyEnough: true, (RelatedMax + 1) * TextsEach),
            RelatedMax,
            incident,
            cancel
        );
        return [.. hits.Where(hit => hit.Words.Length >= SharedMin)];
    }

    private async Task<ImmutableArray<SearchHit>> HitsAsync(FullTextQuery query, int limit, IncidentId? except, CancellationToken cancel)
    {
        IReadOnlyList<(string Kind, string Id)> found = query.Words.IsEmpty ? [] : await texts.SearchAsync(query, cancel);
        IReadOnlyList<View> rows =
        [
            .. await RowsAsync(Views.ReviewText, found, cancel),
            .. await RowsAsync(Views.IncidentText, found, cancel),
        ];
        ILookup<string, View> byIncident = rows.ToLookup(view => view.Id, StringComparer.Ordinal);
        Organisation organisation = await organisations.CurrentAsync(cancel);
        return
        [
            .. found
                .Select((one, place) => (one.Id, Worth: 1 / (Fusion + place)))
                .Where(one => one.Id != except?.Value && byIncident.Contains(one.Id))
                .GroupBy(one => one.Id, StringComparer.Ordinal)
                .OrderByDescending(one => one.Sum(text => text.Worth))
                .Take(limit)
                .Select(one => HitOf([.. byIncident[one.Key]], query.Words, organisation)),
        ];
    }

    private async Task<IReadOnlyList<View>> RowsAsync(string kind, IEnumerable<(string Kind, string Id)> found, CancellationToken cancel) =>
        await views.FindAsync(kind, [.. found.Where(one => one.Kind == kind).Select(one => one.Id)], cancel);

    private static SearchHit HitOf(View[] rows, ImmutableArray<string> asked, Organisation organisation)
    {
        SearchedText text = rows[0].Row<SearchedText>();
        IEnumerable<string> parts = rows.SelectMany(row => row.Row<SearchedText>().Parts);
        HashSet<string> said = [.. rows.SelectMany(row => row.Search.Split(' '))];
        return new(
            text,
            rows[0].Kind == Views.ReviewText,
            text.Service is { } service ? organisation.Service(service)?.Name ?? service.Value : null,
            [.. asked.Where(word => said.Any(one => Excerpt.IsLike(one, word)))],
            Excerpt.Of(parts, asked)
        );
    }
}
