// The classes of one sender come in turns, each with what waits of it.
using Muster.Engine.Intake;

namespace Muster.Engine.Tests.Intake;

public sealed class SenderTurnsTests
{
    [Theory]
    [InlineData("a1 a2 a3 a4 a5", "a1 a2 | a3 a4 | a5")]
    [InlineData("a1 a2 a3 a4 a5 b6", "a1 a2 | b6 | a3 a4 | a5")]
    [InlineData("a1 b2 a3 b4 a5 b6 c7", "a1 a3 | b2 b4 | c7 | a5 | b6")]
    public void Each_class_rests_after_its_turn_until_the_others_had_theirs(string added, string expected)
    {
        SenderTurns turns = new();
        foreach (string one in added.Split(' '))
        {
            turns.Add(one[0], one[1] - '0');
        }

        List<string> taken = [];
        while (!turns.IsEmpty)
        {
            Queue<int> next = turns.Next;
            taken.Add(string.Join(' ', Enumerable.Range(0, Math.Min(2, next.Count)).Select(_ => next.Dequeue())));
            turns.Rest();
        }

        Assert.Equal(expected.Split(" | ").Select(turn => new string([.. turn.Where(sign => !char.IsAsciiLetter(sign))])), taken);
    }

    [Fact]
    public void What_comes_for_a_class_that_is_served_has_its_next_turn_behind_the_others()
    {
        SenderTurns turns = new();
        turns.Add('a', 1);
        turns.Add('b', 2);
        turns.Next.Dequeue();
        turns.Rest();
        turns.Add('a', 3);

        Assert.Equal(2, turns.Next.Dequeue());
        turns.Rest();
        Assert.Equal(3, turns.Next.Dequeue());
        turns.Rest();
        Assert.True(turns.IsEmpty);
    }
}
