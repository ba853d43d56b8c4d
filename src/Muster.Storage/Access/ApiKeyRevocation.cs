// That an API key was taken back, and that it was made valid again: when, by whom and why.
namespace Muster.Storage.Access;

public sealed record ApiKeyRevocation(DateTimeOffset At, string By, string Why);

/// <summary>A revocation that was taken back: the record keeps both.</summary>
public sealed record ApiKeyRestoration(ApiKeyRevocation Revoked, DateTimeOffset At, string By);
