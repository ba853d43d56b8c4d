// The whys of a drill as the API answers them.
using System.Collections.Immutable;
using Muster.Core.Kernel;
using Muster.Server.Web.Api;
using Muster.Simulator.Drills;
using Muster.Simulator.Scenarios;
using Muster.Simulator.Scoring;

namespace Muster.Server.Drills.Api;

/// <param name="Question">What the first why asks.</param>
/// <param name="FirstSigns">What customers felt, as the team heard of it: a beginning for the first answer.</param>
/// <param name="Evidence">What an answer can stand on, earliest first.</param>
/// <param name="Explanations">The last of each person, in the order in which they gave it.</param>
public sealed record DrillWhysDetail(
    DrillId Id,
    string Question,
    string FirstSigns,
    ImmutableArray<DrillRecordItem> Evidence,
    ImmutableArray<DrillExplanationItem> Explanations
)
{
    /// <summary>What a write did; null after a read.</summary>
    public WrittenItem? Written { get; init; }

    internal static DrillWhysDetail Of(DrillWhys whys) =>
        new(
            whys.Whole.Drill.Id,
            whys.Question,
            whys.FirstSigns,
            [.. whys.Record.Select(DrillRecordItem.Of)],
            [.. whys.Explanations.Select(DrillExplanationItem.Of)]
        );
}

/// <param name="T">The simulated second from which on it could be read; below 0 before the start.</param>
public sealed record DrillRecordItem(string Id, int T, string Text)
{
    internal static DrillRecordItem Of(RecordLine line) => new(line.Id, line.At, line.Text);
}

/// <param name="Links">The true chain, from the symptom to the root, and where these whys say it.</param>
/// <param name="InOrder">Whether what was found stands in the order of the chain.</param>
/// <param name="RootFound">Whether an answer that is marked as the root says a link that is one.</param>
public sealed record DrillExplanationItem(
    Actor By,
    DateTimeOffset At,
    ImmutableArray<DrillWhyItem> Whys,
    ImmutableArray<DrillLinkItem> Links,
    bool InOrder,
    bool RootFound
)
{
    internal static DrillExplanationItem Of(CheckedExplanation one) =>
        new(
            one.Explanation.By,
            one.Explanation.At,
            [.. one.Explanation.Whys.Zip(one.Check.Remarks, (why, remark) => new DrillWhyItem(why.Text, why.Evidence, why.IsRoot, remark))],
            [.. one.Check.Links.Select(DrillLinkItem.Of)],
            one.Check.IsInOrder,
            one.Check.HasRoot
        );
}

/// <param name="Evidence">The line of the record that it stands on; empty without one.</param>
/// <param name="Remark">What it is asked in return, such as how the system allowed it; empty when nothing is.</param>
public sealed record DrillWhyItem(string Text, string Evidence, bool IsRoot, string Remark);

/// <param name="State"><c>found</c>, <c>close</c> or <c>missing</c>.</param>
/// <param name="Said">Which answer says it, from 0; null when none does.</param>
/// <param name="Place">Where it could have been seen; empty when it was found, and when nothing in the drill shows it.</param>
public sealed record DrillLinkItem(string Question, string Answer, bool IsRoot, string State, int? Said, string Place)
{
    internal static DrillLinkItem Of(LinkCheck link) =>
        new(link.Link.Question, link.Link.Answer, link.Link.IsRoot, Word.Of(link.State), link.Said, link.Place);
}
