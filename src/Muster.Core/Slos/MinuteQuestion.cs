// One question to a source for the minutes of an indicator.
namespace Muster.Core.Slos;

/// <param name="Query">Whom it goes to.</param>
/// <param name="Text">PromQL, to be asked for each minute of a range.</param>
/// <param name="IsRise">Whether a minute is what the value rose by since the one before; else it is the value.</param>
/// <param name="IsSum">Whether several series count together; a share or a value has to be one.</param>
public sealed record MinuteQuestion(SloQuery Query, string Text, bool IsRise, bool IsSum);
