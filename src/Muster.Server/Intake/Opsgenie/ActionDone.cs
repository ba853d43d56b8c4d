// What became of an action on an alert.
namespace Muster.Server.Intake.Opsgenie;

/// <param name="Status">What was done, or why it was not, in a sentence.</param>
/// <param name="Receipt">Of the signal that did it; null when none did.</param>
internal sealed record ActionDone(bool IsSuccess, string Status, string? Receipt = null)
{
    public static ActionDone No(string why) => new(false, why);
}
