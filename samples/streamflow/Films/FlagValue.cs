// What a PUT to a flag takes.
namespace StreamFlow.Films;

internal sealed record FlagValue(bool Value);
