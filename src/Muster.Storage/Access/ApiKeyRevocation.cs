// That an API key was taken back: when, by whom and why.
namespace Muster.Storage.Access;

public sealed record ApiKeyRevocation(DateTimeOffset At, string By, string Why);
