// One step to a closed review.
namespace Muster.Server.Reviews.Pages;

/// <param name="Key">Stays with the step.</param>
/// <param name="Words">What is there, or in the words of the rules what is missing.</param>
/// <param name="Anchor">Where on the page it is put right.</param>
/// <param name="Needed">False for what would be good and nothing demands.</param>
public sealed record ClosingStep(string Key, string Words, string Anchor, bool Done, bool Needed = true);
