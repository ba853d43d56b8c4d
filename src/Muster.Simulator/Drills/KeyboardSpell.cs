// A time in which one of those who play had their hands on the keyboard.
namespace Muster.Simulator.Drills;

/// <param name="By">Who; see <see cref="Act.By"/>.</param>
/// <param name="IsCommanders">Whether they were the commander's hands.</param>
/// <param name="From">The first second.</param>
/// <param name="Until">The second in which the hands are free again.</param>
public sealed record KeyboardSpell(string By, bool IsCommanders, int From, int Until);
