// A gate that whoever waits gets before whoever has just had it.
using Muster.Engine.Intake;

namespace Muster.Engine.Tests.Intake;

public sealed class FairGateTests
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(20);

    [Fact]
    public void Whoever_wants_it_again_at_once_comes_after_whoever_waits()
    {
        for (int round = 0; round < 200; round++)
        {
            FairGate gate = new();
            List<string> entered = [];
            Thread waiting = new(() =>
            {
                using FairGate.Scope scope = gate.Enter();
                entered.Add("who waits");
            });
            using (gate.Enter())
            {
                waiting.Start();
                Assert.True(SpinWait.SpinUntil(() => waiting.ThreadState.HasFlag(ThreadState.WaitSleepJoin), Soon));
                entered.Add("who has it");
            }

            using (gate.Enter())
            {
                entered.Add("who had it");
            }

            Assert.True(waiting.Join(Soon));
            Assert.Equal(["who has it", "who waits", "who had it"], entered);
        }
    }

    [Fact]
    public void Whoever_is_inside_hears_that_it_would_wait_for_itself()
    {
        FairGate gate = new();
        using FairGate.Scope scope = gate.Enter();

        Assert.Throws<InvalidOperationException>(() => EnterAgain(gate));
    }

    private static void EnterAgain(FairGate gate)
    {
        using FairGate.Scope again = gate.Enter();
    }
}
