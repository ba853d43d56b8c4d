// What OpenSLO files say, with all their mistakes.
using System.Collections.Immutable;
using Muster.Core.Kernel;
using Muster.Core.Slos;
using Muster.Server.Web.Document;

namespace Muster.Server.Slos.Document;

/// <param name="Texts">The object of each SLO as it stands in its file.</param>
/// <param name="Mistakes">Each with the name of its file, in the order of the files. With one, nothing of the rest is to be used.</param>
public sealed record OpenSloReading(
    ImmutableArray<Slo> Slos,
    ImmutableDictionary<SloId, string> Texts,
    ImmutableArray<SloDataSource> Sources,
    ImmutableArray<(string File, Mistake Mistake)> Mistakes
)
{
    /// <summary>Each SLO with the sources that it asks, in the order of the files. Only for what has no mistakes.</summary>
    public ImmutableArray<SloDefinition> Definitions =>
        [.. Slos.Select(slo => new SloDefinition(slo, SourcesOf(slo), Texts.GetValueOrDefault(slo.Id, "")))];

    private ImmutableArray<SloDataSource> SourcesOf(Slo slo)
    {
        string[] named = slo.Indicator switch
        {
            SloIndicator.Ratio ratio => [ratio.Part.Source, ratio.Total.Source],
            SloIndicator.RawRatio raw => [raw.Share.Source],
            SloIndicator.Threshold threshold => [threshold.Value.Source],
            _ => [],
        };
        return [.. Sources.Where(source => named.Contains(source.Name) || (Sources.Length == 1 && named.Contains("")))];
    }
}
