// What fires is found by its fingerprint, whatever came and went and however often the index grew.
using CsCheck;
using Muster.Core.Alerts;
using Muster.Engine.Intake;

namespace Muster.Engine.Tests.Intake;

public sealed class AlertTableTests
{
    /// <summary>Few fingerprints, so that they come, go and come back; and the same bits moved up, whose places lie together.</summary>
    private static readonly Gen<(ulong Bits, bool Comes)[]> Histories = Gen.Select(
        Gen.Select(Gen.ULong[0, 2_000], Gen.Int[0, 3], (bits, high) => bits << (high * 16)),
        Gen.Frequency((3, Gen.Const(true)), (1, Gen.Const(false)))
    ).Array[0, 6_000];

    [Fact]
    public void What_fires_is_found_and_nothing_else() =>
        Histories.Sample(
            history =>
            {
                AlertTable table = new();
                Dictionary<ulong, int> model = [];
                foreach ((ulong bits, bool comes) in history)
                {
                    if (comes && !model.ContainsKey(bits))
                    {
                        model.Add(bits, table.Add(Slot(bits)));
                    }
                    else if (!comes && model.Remove(bits, out int at))
                    {
                        table.Unlink(at);
                        table[at].ResolvedAt = 1;
                        table.Free(at);
                    }
                }

                Assert.Equal((model.Count, model.Count), (table.Firing, table.Count));
                foreach ((ulong bits, _) in history)
                {
                    Assert.Equal(model.GetValueOrDefault(bits, -1), table.Find(new Fingerprint(bits)));
                }
            },
            iter: 200
        );

    private static AlertSlot Slot(ulong bits) =>
        new()
        {
            Fingerprint = new(bits),
            Labels = [],
            Door = "",
            Key = "",
            ResolvedAt = SignalTimes.None,
        };
}
