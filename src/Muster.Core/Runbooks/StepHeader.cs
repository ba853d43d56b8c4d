// One header that a step sends: a text, or a secret that only the server knows.
namespace Muster.Core.Runbooks;

/// <param name="Text">The value, or what stands before the secret, such as <c>Bearer </c>.</param>
/// <param name="Secret">The name of a secret; null for none. Its value is never stored.</param>
public sealed record StepHeader(string Name, string Text, string? Secret);
