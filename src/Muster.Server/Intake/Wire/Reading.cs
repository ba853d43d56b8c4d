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
    public string Complaint() => Complaint(Bad, Signals.Length);

    internal static string Complaint(ImmutableArray<BadSignal> bad, int good)
    {
        if (bad.IsEmpty)
        {
            return "";
        }

        string told = string.Join("; ", bad.Take(ToldMax).Select(one => $"alert {one.Index}: {one.Why}"));
        string more = bad.Length > ToldMax ? $"; and {bad.Length - ToldMax} more" : "";
        string kept = good == 0 ? "None was kept" : $"The other {good} are kept";
        return $"{bad.Length} of {bad.Length + good} alerts cannot be taken. {kept}. {told}{more}.";
    }
}
