// Whether requests that meet at a node are written together, and each answered for itself.
using System.Buffers;
using System.Collections.Immutable;
using Muster.Core.Alerts;
using Muster.Engine.Intake;
using Muster.Engine.Ports;
using Muster.Engine.Tests.Driving;

namespace Muster.Engine.Tests.Intake;

public sealed class StoreSinkTests : IDisposable
{
    private readonly World _world = new(seed: 1);
    private int _commits;

    public StoreSinkTests() =>
        _world.Store.Fault = method =>
        {
            _commits += method == "RecordAsync" ? 1 : 0;
            return null;
        };

    public void Dispose() => _world.Dispose();

    [Fact]
    public void Requests_that_come_while_a_commit_is_on_its_way_go_into_the_next_one()
    {
        Task<Receipt>[] sent = [.. Enumerable.Range(0, 20).Select(number => Send($"a{number % 10}"))];
        _world.Pump.RunUntilIdle();

        Assert.Equal(2, _commits);
        Receipt[] receipts = [.. sent.Select(one => one.Result)];
        Assert.Equal(10, receipts.Count(receipt => receipt.Lines.Single().Outcome == "opened"));
        Assert.Equal(10, receipts.Count(receipt => receipt.Lines.Single().Outcome == "renewed"));
        Assert.All(receipts, receipt => Assert.Equal(receipt.Lines, _world.ReceiptOf(receipt.Id)!.Lines));
        Assert.Equal("opened", Answer(Send("later")).Lines.Single().Outcome);
    }

    [Fact]
    public void A_bad_request_fails_alone_and_the_rest_of_its_group_is_taken()
    {
        Task<Receipt>[] sent = [Send("first"), Send("good"), Send("bad\0"), Send("also good")];
        _world.Pump.RunUntilIdle();

        Assert.IsType<ArgumentException>(sent[2].Exception!.InnerException);
        Assert.All(new[] { sent[0], sent[1], sent[3] }, one => Assert.Equal("opened", one.Result.Lines.Single().Outcome));
        Assert.Equal(3, _world.Firing().Length);
    }

    [Fact]
    public void A_store_that_is_away_is_asked_once_for_the_whole_group()
    {
        Task<Receipt>[] sent = [Send("first"), Send("second"), Send("third")];
        _world.Store.Fault = method =>
        {
            _commits += method == "RecordAsync" ? 1 : 0;
            return method == "RecordAsync" ? new StoreUnavailableException("It is away.") : null;
        };
        _world.Pump.RunUntilIdle();

        Assert.Equal(2, _commits);
        Assert.All(sent, one => Assert.IsType<StoreUnavailableException>(one.Exception!.InnerException));
        _world.Store.Fault = null;
        Assert.Equal("opened", Answer(Send("second")).Lines.Single().Outcome);
    }

    [Fact]
    public async Task More_than_can_wait_comes_in_when_there_is_room()
    {
        using SignalFrames large = Large();
        Task<IntakeAnswer> taken = Send(large);
        Task<Receipt> waiting = Send("small");
        _world.Pump.RunUntilIdle();

        Assert.Equal(1, (await taken).Opened);
        Assert.Equal(2, _commits);
        Assert.Equal("opened", Answer(waiting).Lines.Single().Outcome);
    }

    /// <summary>One signal in a body as large as all that may wait.</summary>
    private static SignalFrames Large()
    {
        byte[] body = ArrayPool<byte>.Shared.Rent(64 * 1024 * 1024);
        "{\"a\":\"1\"}{}"u8.CopyTo(body);
        SignalFrames frames = new(body);
        Signal signal = Firing(LabelSet.Of(("a", "1")));
        frames.Add(signal.Fingerprint, new(0, 9), new(9, 2), new(0, 0), SignalTimes.Of(signal), 0);
        return frames;
    }

    private Task<IntakeAnswer> Send(SignalFrames frames) =>
        _world.Node.Begin(() => _world.Node.Get<AlertIntake>().AcceptAsync("prometheus", "ci", frames, CancellationToken.None).AsTask());

    private Task<Receipt> Send(string instance)
    {
        ImmutableArray<Signal> signals = [Firing(LabelSet.Of(("alertname", "Down"), ("instance", instance)))];
        return _world.Node.Begin(() => _world.Node.Get<AlertIntake>().AcceptAsync("prometheus", "ci", signals, CancellationToken.None));
    }

    private static Signal Firing(LabelSet labels) =>
        new(Fingerprints.Of(labels), "prometheus", "ci", labels, LabelSet.Empty, false, null, null, null);

    private Receipt Answer(Task<Receipt> sent)
    {
        _world.Pump.RunUntilIdle();
        return sent.Result;
    }
}
