// What came back for the request of a step.
namespace Muster.Server.Runbooks.Steps;

/// <param name="Status">Null when there was no answer.</param>
/// <param name="Body">Safe to read.</param>
/// <param name="Error">Why there was no answer; null when there was one.</param>
internal sealed record StepAnswer(int? Status, string Body, bool IsCut, string? Error)
{
    public bool IsGood => Status is >= 200 and <= 299;

    public static StepAnswer None(string error) => new(null, "", IsCut: false, error);
}
