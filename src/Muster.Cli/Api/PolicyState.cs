// The error budget policy, as the API answers it.
namespace Muster.Cli.Api;

/// <param name="Standing">The signed version that holds; null while none is signed.</param>
/// <param name="Latest">What was written last; null before the first.</param>
/// <param name="Overrides">Newest first.</param>
internal sealed record PolicyState(PolicyVersionState? Standing, PolicyVersionState? Latest, IReadOnlyList<OverrideState> Overrides);

internal sealed record PolicyVersionState(
    int Version,
    string Title,
    string Text,
    string TextHash,
    DateTimeOffset At,
    DateTimeOffset? SignedAt,
    IReadOnlyList<SignatureState> Signatures
);
