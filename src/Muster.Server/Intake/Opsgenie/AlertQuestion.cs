// What a list of Opsgenie's API asks for.
using System.Globalization;
using Microsoft.AspNetCore.Http;
using Muster.Core.Alerts;

namespace Muster.Server.Intake.Opsgenie;

/// <summary>
/// Of Opsgenie's query language the terms that its clients send: <c>field:value</c> or <c>field=value</c>, with <c>AND</c> or nothing between them. What is not known is
/// refused, for a list that passes over a condition says what is not true.
/// </summary>
internal sealed record AlertQuestion(
    bool? Firing,
    IReadOnlyList<(string Field, string Value)> Terms,
    int Offset,
    int Limit,
    string Sort,
    bool IsAscending
)
{
    private const int LimitUsual = 20;
    private const int LimitMax = 100;
    private const string Updated = "updatedAt";

    private static readonly string[] Fields = ["status", "alias", "message", "priority", "tag", "source", "entity", "tinyid"];
    private static readonly string[] Sorts = ["createdAt", Updated, "tinyId"];

    /// <summary>How many of those that come first by id, the latest before the others, the answer needs; null when it is in another order, and needs all.</summary>
    public int? Enough => IsAscending || Sort == Updated ? null : Offset + Limit;

    /// <summary>Null when it cannot be answered; <paramref name="errors"/> then has each mistake.</summary>
    public static AlertQuestion? Read(IQueryCollection query, out IReadOnlyDictionary<string, string> errors)
    {
        SortedDictionary<string, string> wrong = new(StringComparer.Ordinal);
        errors = wrong;
        List<(string, string)> terms = TermsOf(query["query"].ToString(), wrong);
        string sort = query["sort"] is { Count: > 0 } asked ? asked.ToString() : Sorts[0];
        string order = query["order"] is { Count: > 0 } way ? way.ToString() : "desc";
        int limit = Number(query, "limit", LimitUsual, 1, LimitMax, wrong);
        int offset = Number(query, "offset", 0, 0, AlertFinder.SearchedMax, wrong);
        if (!Sorts.Contains(sort, StringComparer.Ordinal))
        {
            wrong["sort"] = $"Muster sorts by {string.Join(", ", Sorts)}.";
        }

        if (order is not ("asc" or "desc"))
        {
            wrong["order"] = "Use asc or desc.";
        }

        bool? firing = terms.Where(term => term.Item1 == "status").Select(term => (bool?)(term.Item2 == "open")).FirstOrDefault();
        return wrong.Count > 0 ? null : new(firing, terms, offset, limit, sort, order == "asc");
    }

    public bool Holds(Alert alert) =>
        Terms.All(term =>
            term.Field switch
            {
                "status" => term.Value == (alert.IsFiring ? "open" : "closed"),
                "alias" => FoundAlert.AliasOf(alert) == term.Value,
                "message" => alert.Annotations[AlertSignals.Message].Contains(term.Value, StringComparison.OrdinalIgnoreCase),
                "priority" => string.Equals(FoundAlert.PriorityOf(alert), term.Value, StringComparison.OrdinalIgnoreCase),
                "tag" => FoundAlert.TagsOf(alert).Contains(term.Value, StringComparer.OrdinalIgnoreCase),
                "tinyid" => FoundAlert.IdOf(alert) == term.Value,
                _ => alert.Labels[term.Field] == term.Value,
            }
        );

    public IEnumerable<Alert> Sorted(IEnumerable<Alert> found)
    {
        Func<Alert, long> by = Sort == Updated ? alert => (alert.ResolvedAt ?? alert.UpdatedAt).UtcTicks : alert => alert.Id;
        return IsAscending ? found.OrderBy(by) : found.OrderByDescending(by);
    }

    private static List<(string, string)> TermsOf(string query, SortedDictionary<string, string> wrong)
    {
        List<(string, string)> terms = [];
        foreach (string word in Words(query).Where(word => word != "AND"))
        {
            int sign = word.IndexOfAny([':', '=']);
            string field = sign > 0 ? word[..sign].ToLowerInvariant() : "";
            string value = sign > 0 ? word[(sign + 1)..].Trim('"') : "";
            if (
                !Fields.Contains(field, StringComparer.Ordinal)
                || value.Length == 0
                || (field == "status" && value is not ("open" or "closed"))
            )
            {
                wrong["query"] =
                    $"Muster understands field:value for {string.Join(", ", Fields)}, with AND between them; status is open or closed. It does not understand '{Muster.Core.Kernel.EdgeText.Line(word, 80)}'.";
                continue;
            }

            terms.Add((field, value));
        }

        return terms;
    }

    /// <summary>Divides at white space that stands in no quotation marks, and joins a sign to what stands around it.</summary>
    private static IEnumerable<string> Words(string query)
    {
        string tight = query.Replace(": ", ":", StringComparison.Ordinal).Replace(" :", ":", StringComparison.Ordinal);
        tight = tight.Replace("= ", "=", StringComparison.Ordinal).Replace(" =", "=", StringComparison.Ordinal);
        int start = 0;
        bool isQuoted = false;
        for (int at = 0; at <= tight.Length; at++)
        {
            if (at < tight.Length && tight[at] == '"')
            {
                isQuoted = !isQuoted;
            }

            if (at == tight.Length || (!isQuoted && char.IsWhiteSpace(tight[at])))
            {
                if (at > start)
                {
                    yield return tight[start..at];
                }

                start = at + 1;
            }
        }
    }

    private static int Number(IQueryCollection query, string name, int usual, int least, int most, SortedDictionary<string, string> wrong)
    {
        string asked = query[name].ToString();
        if (asked.Length == 0)
        {
            return usual;
        }

        if (int.TryParse(asked, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number >= least && number <= most)
        {
            return number;
        }

        wrong[name] = $"Use a number from {least} to {most}.";
        return usual;
    }
}
