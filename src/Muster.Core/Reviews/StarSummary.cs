// The STAR summary of one's part in an incident: situation, task, action, result, as one tells it later.
using System.Collections.Immutable;

namespace Muster.Core.Reviews;

/// <summary>Four lines, made to be copied. A summary that takes longer to read is not read: of many deeds the first <see cref="DeedsMax"/>.</summary>
/// <param name="Situation">What was wrong, for whom.</param>
/// <param name="Task">What was theirs to do.</param>
/// <param name="Deeds">What they did, each beginning with when and who: "at 02:14 UTC I took command".</param>
/// <param name="Result">What came of it, in figures.</param>
public sealed record StarSummary(string Situation, string Task, ImmutableArray<string> Deeds, string Result)
{
    public const int DeedsMax = 12;

    public override string ToString() =>
        string.Join(
            "\n",
            $"Situation: {Situation}",
            $"Task: {Task}",
            $"Action: {(Deeds.Length > 0 ? string.Join("; ", Deeds.Take(DeedsMax)) : "none was taken")}.",
            $"Result: {Result}"
        );
}
