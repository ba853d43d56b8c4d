// The summary of a quarter as Markdown, for the meeting of product and engineering.
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Muster.Core.Catalog;
using Muster.Core.Kernel;
using Muster.Core.Slos;
using Muster.Core.Slos.Policies;

namespace Muster.Server.Slos.Quarterly;

public static class QuarterMarkdown
{
    public static string Write(QuarterSummary summary, Organisation organisation)
    {
        ArgumentNullException.ThrowIfNull(summary);
        ArgumentNullException.ThrowIfNull(organisation);
        StringBuilder text = new();
        text.Append(CultureInfo.InvariantCulture, $"# {summary.Quarter}: what we shipped, what we spent, what we mended\n\n");
        text.Append(
            summary.Policy is { } policy
                ? $"Under version {policy.Number} of \"{Cell(policy.Policy.Title)}\", signed by {string.Join(" and ", policy.Signatures.Select(one => $"{NameOf(organisation, one.Person)} for {GateWords.Of(one.Side)}"))}.\n"
                : "No error budget policy is signed; the workbook's holds.\n"
        );
        Part(
            text,
            "What we shipped",
            "| service | deployments | other changes |\n|---|---:|---:|\n",
            summary.Shipped.Select(one => $"| {Cell(one.Service?.Value ?? "no service named")} | {one.Deploys} | {one.Others} |"),
            "No pipeline told of a change."
        );
        Part(
            text,
            "What we spent",
            "| SLO | target | left | spent on |\n|---|---:|---:|---|\n",
            summary.Spent.Select(one =>
                $"| {Cell(one.Row.Definition.Slo.Title)}{(one.Goal.Title.Length > 0 ? ", " + Cell(one.Goal.Title) : "")} | {Percent(one.Goal.Objective.Target)} | {Left(one.Budget)} | {SpentOn(one)} |"
            ),
            "There are no SLOs."
        );
        Part(
            text,
            "What the gate said",
            "| SLO | shipped | warned | stopped |\n|---|---:|---:|---:|\n",
            summary.Asked.Select(one => $"| {one.Slo} | {one.Shipped} | {one.Warned} | {one.Stopped} |"),
            "Nobody asked it."
        );
        if (!summary.Stopped.IsEmpty)
        {
            text.Append('\n');
            foreach (StoppedChange one in summary.Stopped)
            {
                text.Append(
                    CultureInfo.InvariantCulture,
                    $"- {Day(one.Asked.Last)}, {one.Slo}: {Cell(one.Asked.Change.Length > 0 ? one.Asked.Change : "a change without a name")} ({one.Asked.Kind}) {Became(one.Asked.Verdict)}. {Cell(one.Asked.Reason)}\n"
                );
            }
        }

        Part(
            text,
            "Overrides",
            "",
            summary.Overrides.Select(one =>
                $"- {Day(one.At)}, {one.Slo}: {NameOf(organisation, one.Person)}{(one.Consent is { } consent && consent.Person != one.Person ? " with " + NameOf(organisation, consent.Person) : "")}, for {GateWords.Span(one.Length)}{(one.Consent is null ? " (nobody agreed)" : "")}: {Cell(one.Reason)}"
            ),
            "None."
        );
        Part(
            text,
            "What reliability work it caused",
            "| incident | action | owner | due | done |\n|---|---|---|---|---|\n",
            summary.Work.Select(one =>
                $"| {one.Incident} {Cell(one.Title)} | {Cell(one.Item.Text)} | {NameOf(organisation, one.Item.Owner)} | {Day(one.Item.DueAt)} | {(one.Item.Done is null ? "no" : "yes")} |"
            ),
            "No incident that spent something has an action item."
        );
        return text.ToString();
    }

    private static void Part(StringBuilder text, string title, string head, IEnumerable<string> lines, string nothing)
    {
        ImmutableArray<string> all = [.. lines];
        text.Append(CultureInfo.InvariantCulture, $"\n## {title}\n\n");
        text.Append(all.IsEmpty ? nothing + "\n" : head + string.Join('\n', all) + "\n");
    }

    private static string SpentOn(SpentBudget one) =>
        one.Charges.IsEmpty
            ? one.Budget.Units > 0
                ? "nothing"
                : "nothing was counted"
            : string.Join(
                ", ",
                one.Charges.Take(5)
                    .Select(charge =>
                        $"{(charge.Incident is { } incident ? incident.Id.Value : "no incident")} {Share(charge.Spent.Share)}"
                    )
            );

    private static string Became(GateVerdict verdict) => verdict == GateVerdict.Stop ? "was stopped" : "went";

    private static string Share(double? share) => share is { } part ? Percent(part, "0.#") : "all of it";

    private static string Left(ErrorBudget budget) => budget.Left is { } left ? Percent(left, "0.#") : "beyond all";

    private static string Percent(double share, string form = "0.####") =>
        (share * 100).ToString(form, CultureInfo.InvariantCulture) + " %";

    private static string Day(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string NameOf(Organisation organisation, PersonId person) => Cell(organisation.Person(person)?.Name ?? person.Value);

    /// <summary>On one line, with nothing in it that Markdown would read as its own.</summary>
    private static string Cell(string text)
    {
        StringBuilder plain = new();
        foreach (char letter in EdgeText.Line(text, EdgeLimits.TitleBytes))
        {
            if (letter is '|' or '\\' or '`' or '*' or '_' or '[' or ']' or '<' or '>' or '#')
            {
                plain.Append('\\');
            }

            plain.Append(letter);
        }

        return plain.ToString();
    }
}
