// What is wrong with how e-mail leaves.
namespace Muster.Server.Now;

/// <param name="Words">What is so and what to do; null when mail leaves.</param>
public sealed record MailWarning(string? Words);
