// Something that this node cannot do at present, in words for whoever reads its health.
namespace Muster.Engine.Pager;

/// <param name="What">What is wrong, as the beginning of a sentence that goes on with "since".</param>
/// <param name="Since">Since when it waits.</param>
/// <param name="LookAt">What becomes of it and where to look, as a sentence.</param>
/// <param name="Why">How it failed, as the last words of the text.</param>
public sealed record Trouble(string What, DateTimeOffset Since, string LookAt, string Why)
{
    /// <summary>Whether it keeps nobody from being paged: health names it and stays green.</summary>
    public bool IsWarning { get; init; }

    /// <summary>How often it failed and how the last time, as the last words of the text.</summary>
    public static string Failed(int failures, Exception last)
    {
        ArgumentNullException.ThrowIfNull(last);
        return $"Failures so far: {failures}, the last with: {last.Message}";
    }
}
