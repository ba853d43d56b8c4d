// What a parser makes of a request: the good signals, and why the others are bad.
using System.Collections.Immutable;
using Muster.Core.Alerts;

namespace Muster.Server.Intake.Wire;

/// <summary>
/// <see cref="Malformed"/> is set when the body as a whole says nothing; then there is no signal. Otherwise every signal of the body is in one of the lists, each in
/// the order of the body.
/// </summary>
internal sealed record Reading(
    ImmutableArray<Signal> Signals,
    ImmutableArray<BadSignal> Bad,
    string? Malformed = null,
    bool IsTooMany = false
)
{
    private const int ToldMax = 50;

    public static Reading Unreadable(string why) => new([], [], why);

    /// <summary>One sentence that names every bad signal, at most fifty of them; empty when there is none.</summary>
    public string Complaint()
    {
        if (Bad.IsEmpty)
        {
            return "";
        }

        string told = string.Join("; ", Bad.Take(ToldMax).Select(bad => $"alert {bad.Index}: {bad.Why}"));
        string more = Bad.Length > ToldMax ? $"; and {Bad.Length - ToldMax} more" : "";
        string kept = Signals.IsEmpty ? "None was kept" : $"The other {Signals.Length} are kept";
        return $"{Bad.Length} of {Bad.Length + Signals.Length} alerts cannot be taken. {kept}. {told}{more}.";
    }
}
