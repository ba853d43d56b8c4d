// Who takes a turn of a rotation: its members in the order in which they are asked.
using System.Collections.Immutable;
using Muster.Core.Kernel;

namespace Muster.Core.OnCall;

/// <summary>By the place in the list; see <see cref="ServedHours"/> for the other order.</summary>
internal sealed class TurnMembers(Rotation rotation, Func<long, ImmutableArray<PersonId>>? served)
{
    private readonly ImmutableArray<PersonId> _members = rotation.Members.IsDefault ? [] : rotation.Members;

    public static int Together(Rotation rotation) => Math.Max(rotation.Together ?? 1, 1);

    /// <summary>Those who serve while <paramref name="away"/> are not there: the first of the order who are, each once. Empty when nobody is left.</summary>
    public ImmutableArray<PersonId> Of(long turn, ImmutableHashSet<PersonId> away) =>
        served is null ? First(InTurn(turn), away, Together(rotation)) : First(served(turn), away, Together(rotation));

    public static ImmutableArray<PersonId> First(IEnumerable<PersonId> order, ImmutableHashSet<PersonId> away, int together) =>
        [.. order.Where(member => !away.Contains(member)).Distinct().Take(together)];

    private IEnumerable<PersonId> InTurn(long turn)
    {
        for (int place = 0; place < _members.Length; place++)
        {
            yield return _members[(int)(((turn * Together(rotation)) + place) % _members.Length)];
        }
    }
}
