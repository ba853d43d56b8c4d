// Why a decision did nothing, in words that the timeline can show.
namespace Muster.Core.Kernel;

/// <summary>Why a decision did nothing: a stable code such as <c>already_paged</c> and a sentence.</summary>
public sealed record Reason(string Code, string Message);
