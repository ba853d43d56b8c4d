// One thing that a linter of words has found in a text.
namespace Muster.Core.Wording;

/// <summary>Where it stands is in UTF-16 units, as .NET and JavaScript count: the first and the one after the last.</summary>
/// <param name="Rule">The rule's name: <c>speculation</c>.</param>
/// <param name="Why">What is wrong with it for who reads the text, in one sentence.</param>
/// <param name="Suggestion">What to write instead, in one sentence.</param>
public sealed record Finding(string Rule, int Start, int End, string Why, string Suggestion);
