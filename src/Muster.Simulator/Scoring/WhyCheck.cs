// The whys that somebody gave after a drill, compared with the true causal chain.
using System.Collections.Immutable;
using Muster.Core.Drills;
using Muster.Core.Reviews;
using Muster.Core.Wording;
using Muster.Simulator.Drills;
using Finding = Muster.Simulator.Scenarios.Finding;
using Why = Muster.Simulator.Scenarios.Why;

namespace Muster.Simulator.Scoring;

/// <summary>
/// Words are compared, not meanings: an answer says a link when it has a word of each of the link's groups, and is close to it when it has one of some. An answer
/// says one link, the one that it says best, so that a bag of words is no chain. It teaches and gives no points, so whoever writes all words at once deceives nobody else.
/// </summary>
/// <param name="Links">From the symptom to the root.</param>
/// <param name="Remarks">What each answer is asked in return, in the order of the answers; empty when nothing is.</param>
/// <param name="IsInOrder">Whether the answers that say links stand in the order of the chain; true when at most one does.</param>
/// <param name="HasRoot">Whether an answer that is marked as the root says a link that is one, or a part of it.</param>
public sealed record WhyCheck(ImmutableArray<LinkCheck> Links, ImmutableArray<string> Remarks, bool IsInOrder, bool HasRoot)
{
    /// <summary>Half of what a link needs: less is a word that stands in every report.</summary>
    private const double ShowsShare = 0.5;

    /// <param name="run">Played to its end.</param>
    /// <param name="people">Names of those who played; those of the simulated colleagues are known.</param>
    public static WhyCheck Of(DrillRun run, IReadOnlyList<DrillWhy> whys, IEnumerable<string> people)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(whys);
        ArgumentNullException.ThrowIfNull(people);
        ImmutableArray<RecordLine> record = DrillRecord.Of(run);
        ImmutableArray<LinkCheck> links = Compared(run, whys, record);
        string[] names = [.. people.Concat(run.Crew.Members.Select(member => member.Colleague.Name)).Select(FirstName)];
        int[] order = [.. links.Select(link => link.Said).OfType<int>()];
        return new(
            links,
            [.. whys.Select(why => Remark(why, names, record))],
            order.Zip(order.Skip(1)).All(pair => pair.First <= pair.Second),
            links.Any(link => link.Link.IsRoot && link.Said is { } said && whys[said].IsRoot)
        );
    }

    private static ImmutableArray<LinkCheck> Compared(DrillRun run, IReadOnlyList<DrillWhy> whys, ImmutableArray<RecordLine> record)
    {
        double[][] shares = [.. run.Variant.Whys.Select(link => whys.Select(why => link.ShareIn(why.Text)).ToArray())];
        int?[] said = Said(shares);
        return
        [
            .. run.Variant.Whys.Select(
                (link, place) =>
                    said[place] is not { } answer ? new LinkCheck(link, LinkState.Missing, null, Place(run, link, record))
                    : shares[place][answer] >= 1 ? new(link, LinkState.Found, answer, "")
                    : new(link, LinkState.Close, answer, Place(run, link, record))
            ),
        ];
    }

    /// <summary>
    /// Which answer says each link, null for none: the best pair first, and of equal ones the first link with the first answer. An answer that says one is spent.
    /// </summary>
    /// <param name="shares">How much of each link each answer says.</param>
    private static int?[] Said(double[][] shares)
    {
        int?[] said = new int?[shares.Length];
        HashSet<int> spent = [];
        IEnumerable<(int Link, int Answer)> pairs = shares
            .SelectMany((answers, link) => answers.Select((share, answer) => (Link: link, Answer: answer, Share: share)))
            .Where(pair => pair.Share > 0)
            .OrderByDescending(pair => pair.Share)
            .ThenBy(pair => pair.Link)
            .ThenBy(pair => pair.Answer)
            .Select(pair => (pair.Link, pair.Answer));
        foreach ((int link, int answer) in pairs)
        {
            if (said[link] is null && spent.Add(answer))
            {
                said[link] = answer;
            }
        }

        return said;
    }

    /// <summary>The line of the record that shows most of it, else what somebody would have found who had been asked.</summary>
    private static string Place(DrillRun run, Why link, ImmutableArray<RecordLine> record)
    {
        RecordLine? seen = record.Where(line => !line.IsMistaken).MaxBy(line => link.ShareIn(line.Text));
        if (seen is not null && link.ShareIn(seen.Text) >= ShowsShare)
        {
            return $"It could be read at {seen}";
        }

        Finding? unseen = run
            .Variant.Scenario.Findings.Where(finding =>
                finding.While.IsEmpty || run.Variant.Faults.Any(fault => finding.While.Contains(fault.Fault.Id))
            )
            .MaxBy(finding => link.ShareIn(finding.Text));
        return unseen is not null && link.ShareIn(unseen.Text) >= ShowsShare
            ? $"Nobody looked closely enough at {unseen.About}: whoever does finds “{unseen.Text}”"
            : "";
    }

    private static string Remark(DrillWhy why, string[] names, ImmutableArray<RecordLine> record)
    {
        string? named = Array.Find(names, name => name.Length > 1 && WordSearch.HasWord(why.Text, name, StringComparison.Ordinal));
        return named is not null || BlamelessRules.BlameIn(why.Text) is not null ? BlamelessRules.NextQuestion
            : record.Any(line => line.IsMistaken && line.ToString() == why.Evidence)
                ? "The report that it stands on was mistaken: a second pair of eyes was worth asking for."
            : "";
    }

    private static string FirstName(string name) => name.Split(' ', 2)[0];
}
