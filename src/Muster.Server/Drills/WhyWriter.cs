// Keeps how somebody explains a drill that is over, in one way for the console and for the API.
using System.Collections.Immutable;
using Muster.Core.Drills;
using Muster.Core.Kernel;
using Muster.Engine.Commands;
using Muster.Server.Web.Api;
using Muster.Simulator.Drills;

namespace Muster.Server.Drills;

public sealed class WhyWriter(DrillReader reader, DrillWriter writer)
{
    /// <summary>The evidence that is named by its id is kept as the line that it is: what stands in the record does not hang on a number.</summary>
    public async Task<Outcome> ExplainAsync(DrillId id, IReadOnlyList<SaidWhy> said, Asking asking)
    {
        ArgumentNullException.ThrowIfNull(said);
        ArgumentNullException.ThrowIfNull(asking);
        (Drill drill, _) = await reader.StreamAsync(id, CancellationToken.None);
        if (drill.Exists && DrillReader.ScenarioOf(drill) is null)
        {
            return new Outcome.Refused(DrillRefusals.ScenarioChanged);
        }

        // While it is played nothing can be quoted, and the rules refuse it.
        ImmutableArray<RecordLine> record = await reader.WholeAsync(id, CancellationToken.None) is { } whole
            ? DrillRecord.Of(whole.Run)
            : [];
        List<FieldError> unknown = [];
        ImmutableArray<DrillWhy>.Builder whys = ImmutableArray.CreateBuilder<DrillWhy>();
        foreach ((int index, SaidWhy why) in said.Index())
        {
            RecordLine? line = record.FirstOrDefault(one => one.Id == why.Evidence);
            if (line is null && why.Evidence.Length > 0 && !record.IsEmpty)
            {
                unknown.Add(
                    new($"whys[{index}].evidence", $"The drill's record has no line '{EdgeText.Line(why.Evidence, EdgeLimits.NameBytes)}'.")
                );
            }

            whys.Add(new(EdgeText.Line(why.Text, ApiJson.TextBytesMax), line?.ToString() ?? "", why.IsRoot));
        }

        return unknown.Count > 0
            ? new Outcome.Refused(DrillRefusals.Invalid([.. unknown]))
            : await writer.WriteAsync(id, asking, now => new DrillCommand.Explain(whys.ToImmutable(), asking.By, now));
    }
}
