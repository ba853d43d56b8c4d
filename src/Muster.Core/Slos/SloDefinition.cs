// What a server holds of one SLO: what it says, where its numbers come from, and the text that said so.
using System.Collections.Immutable;
using System.Text.Json;

namespace Muster.Core.Slos;

/// <param name="Sources">The data sources that its queries name, and the only one that its files have where they name none.</param>
/// <param name="Text">Its object as it stood in its file, for people to read. It may have named others, which are resolved in <paramref name="Slo"/>.</param>
public sealed record SloDefinition(Slo Slo, ImmutableArray<SloDataSource> Sources, string Text)
{
    /// <summary>Whom a query asks; null where its file names nobody.</summary>
    public SloDataSource? SourceOf(SloQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        return query.Source.Length == 0 && Sources is [var only] ? only : Sources.FirstOrDefault(source => source.Name == query.Source);
    }

    /// <summary>Whether it says the same, to the last letter of its text.</summary>
    public bool Says(SloDefinition other) => JsonSerializer.Serialize(this) == JsonSerializer.Serialize(other);
}
