// Which alerts a reader of Alertmanager's API asks for.
using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Muster.Core.Alerts;

namespace Muster.Server.Intake.Alertmanager;

/// <param name="Matchers">All must hold.</param>
/// <param name="Receiver">The receiver's name must match; null for any.</param>
/// <param name="ReceiverMatchers">All must hold for the receiver's own labels.</param>
internal sealed record AlertFilter(
    ImmutableArray<LabelMatcher> Matchers,
    bool Active,
    bool Silenced,
    bool Inhibited,
    LabelMatcher? Receiver,
    ImmutableArray<LabelMatcher> ReceiverMatchers
)
{
    /// <summary>Reads the query; <paramref name="wrong"/> says what cannot be read, null when all can.</summary>
    public static AlertFilter Of(IQueryCollection query, out string? wrong)
    {
        ImmutableArray<LabelMatcher> matchers = Read(query["filter"], out wrong);
        LabelMatcher? receiver = null;
        if (query["receiver"].ToString() is { Length: > 0 } expression)
        {
            Matcher matcher = new("receiver", expression, IsRegex: true, IsEqual: true);
            wrong ??= MatcherRules.Check(matcher);
            receiver = new(matcher);
        }

        ImmutableArray<LabelMatcher> ofReceivers = Read(query["receiver_matchers"], out string? wrongOfReceivers);
        wrong ??= wrongOfReceivers;
        return new(matchers, Flag(query["active"]), Flag(query["silenced"]), Flag(query["inhibited"]), receiver, ofReceivers);
    }

    /// <summary>The matchers of all <c>filter</c> parameters, compiled.</summary>
    public static ImmutableArray<LabelMatcher> Read(StringValues filters, out string? wrong) =>
        [.. ReadPlain(filters, out wrong).Select(matcher => new LabelMatcher(matcher))];

    public static ImmutableArray<Matcher> ReadPlain(StringValues filters, out string? wrong)
    {
        List<Matcher> read = [];
        wrong = null;
        foreach (string? filter in filters)
        {
            ParsedMatchers parsed = MatcherParser.Parse(filter ?? "");
            wrong ??= parsed.Error ?? parsed.Matchers.Select(MatcherRules.Check).FirstOrDefault(mistake => mistake is not null);
            read.AddRange(parsed.Matchers);
        }

        return [.. read];
    }

    private static bool Flag(StringValues value) => !string.Equals(value.ToString(), "false", StringComparison.OrdinalIgnoreCase);
}
