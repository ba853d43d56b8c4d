// Whether what is destructive never begins with fewer than two people behind it, whatever anybody does.
using System.Collections.Immutable;
using CsCheck;
using Muster.Core.Kernel;
using Muster.Core.Runbooks;
using Muster.Core.Tests.Kernel;
using static Muster.Core.Tests.Runbooks.RunStory;

namespace Muster.Core.Tests.Runbooks;

public sealed class TwoPeopleTests
{
    private static readonly PersonId[] Everybody = [Ana, Ben, Cleo];

    [Theory]
    [InlineData(RunbookRisk.Safe, false, false)]
    [InlineData(RunbookRisk.Safe, true, false)]
    [InlineData(RunbookRisk.Risky, false, false)]
    [InlineData(RunbookRisk.Risky, true, true)]
    [InlineData(RunbookRisk.Destructive, false, true)]
    [InlineData(RunbookRisk.Destructive, true, true)]
    public void Who_may_run_alone_is_a_matter_of_risk_and_production(RunbookRisk risk, bool production, bool needsTwo)
    {
        Assert.Equal(needsTwo, Requested(risk: risk, production: production).State.NeedsTwo);
        Assert.True(new RunPolicy(RunbookRisk.Destructive).NeedsTwo(RunbookRisk.Destructive, production));
        Assert.True(new RunPolicy(RunbookRisk.Destructive).NeedsTwo(RunbookRisk.Risky, production: true));
    }

    /// <summary>
    /// Any people, any keys (each with whom it stands for and who made it), any order, any instants, any hash, any content. Whoever wrote the rule wrong would have to
    /// do so twice: the judge reads the events alone.
    /// </summary>
    [Fact]
    public void No_sequence_of_commands_begins_a_destructive_step_with_fewer_than_two_people_but_through_broken_glass()
    {
        int began = 0;
        Gen.Select(Contents(), Gen.Bool, Act().Array[0, 30])
            .Sample(
                (content, isCommand, acts) =>
                {
                    Decided<RunbookRun, RunCommand, RunEvent> run = new();
                    RunContent asked = isCommand
                        ? content with
                        {
                            Runbook = null,
                            Command = new(["rm", "-rf", "x"], "/", "host", "root", ["/bin/rm", "-rf", "/x"], [], 1),
                        }
                        : content;
                    foreach (Func<RunbookRun, RunContent, RunCommand> act in acts)
                    {
                        if (RunbookRun.Decide(run.State, act(run.State, asked)) is Decision<RunEvent>.Accepted)
                        {
                            run.When(act(run.State, asked));
                        }
                    }

                    if (Judge(run.History))
                    {
                        Interlocked.Increment(ref began);
                    }
                },
                iter: 20_000
            );
        Assert.True(began > 20, $"Only {began} runs were approved and began: nothing was shown.");
        TestContext.Current.SendDiagnosticMessage($"figure: {began} of 20,000 random runs began with two people");
    }

    [Fact]
    public void The_judge_can_say_no()
    {
        RunEvent.Requested requested = Assert.IsType<RunEvent.Requested>(
            new Decided<RunbookRun, RunCommand, RunEvent>().When(Request())[0]
        );
        RunEvent[] alone =
        [
            requested,
            new RunEvent.Previewed("h", By(Ana), At(0)),
            new RunEvent.Approved("h", [Ana], At(9), By(Ben), At(1)),
            new RunEvent.StepStarted(0, At(3), By(Ana), At(2)),
        ];
        Assert.ThrowsAny<Xunit.Sdk.XunitException>(() => Judge([.. alone]));
    }

    /// <summary>Whether a step began with two people behind it; fails where one began without.</summary>
    private static bool Judge(List<RunEvent> history)
    {
        if (history.OfType<RunEvent.StepStarted>().FirstOrDefault() is not { } begun || history.OfType<RunEvent.GlassBroken>().Any())
        {
            return false;
        }

        RunEvent.Requested requested = history.OfType<RunEvent.Requested>().Single();
        RunEvent.Approved approved = history.OfType<RunEvent.Approved>().Single();
        RunEvent.Previewed previewed = history.OfType<RunEvent.Previewed>().Single();
        Assert.NotEmpty(requested.People);
        Assert.NotEmpty(approved.People);
        Assert.Empty(requested.People.Intersect(approved.People));
        Assert.Equal(previewed.Hash, approved.Hash);
        Assert.True(begun.At < approved.At + TimeSpan.FromMinutes(10), "The approval had expired.");
        Assert.Single(history.OfType<RunEvent.Started>());
        return true;
    }

    private static Gen<T> One<T>(T[] of) => Gen.Int[0, of.Length - 1].Select(at => of[at]);

    private static Gen<RunContent> Contents() =>
        Gen.Select(One([Get(), OnRunner(), Wait(), Manual()]).Array[1, 3], Gen.Bool)
            .Select(
                (steps, shows) =>
                    Content([
                        .. steps.Select(step => shows ? step with { Preview = new DryRun("https://g.example/", [], null, []) } : step),
                    ])
            );

    /// <summary>A person by themselves, or a key: for nobody, for somebody, made by another.</summary>
    private static Gen<(Actor By, ImmutableArray<PersonId> People)> Hand() =>
        Gen.Select(One(Everybody), One(Everybody), Gen.Int[0, 3])
            .Select(
                (one, other, kind) =>
                    kind switch
                    {
                        0 => (By(one), [one]),
                        1 => (By(one), [.. new[] { one, other }.Distinct()]),
                        2 => (Actor.Key("k"), ImmutableArray.Create(other)),
                        _ => (Actor.Key("k"), ImmutableArray<PersonId>.Empty),
                    }
            );

    private static Gen<Func<RunbookRun, RunContent, RunCommand>> Act() =>
        Gen.Select(Gen.Int[0, 13], Hand(), Gen.Double[0, 25], Gen.Bool, Gen.Int[0, 2])
            .Select(
                (kind, hand, minutes, isRight, step) =>
                    (Func<RunbookRun, RunContent, RunCommand>)(
                        (run, content) => Command(run, content, kind, hand, At(minutes), isRight, step)
                    )
            );

    private static RunCommand Command(
        RunbookRun run,
        RunContent content,
        int kind,
        (Actor By, ImmutableArray<PersonId> People) hand,
        DateTimeOffset at,
        bool isRight,
        int step
    )
    {
        string hash = isRight ? run.Hash : "0";
        RunContent now = isRight ? run.Content : run.Content with { Parameters = run.Content.Parameters.SetItem("percent", "100") };
        RunCommand.Request request = Request(content, isRight ? RunbookRisk.Destructive : RunbookRisk.Risky);
        return kind switch
        {
            0 or 1 => request with { People = hand.People, By = hand.By, At = at },
            2 or 3 => new RunCommand.Approve(hash, hand.People, hand.By, at),
            4 => new RunCommand.ShowDryRun(new(step, isRight, "x"), hand.By, at),
            5 => new RunCommand.EndPreview(hand.By, at),
            6 or 7 => new RunCommand.Start(hash, now, hand.People, step == 0 ? Ana : null, isRight, content.Command?.Host, hand.By, at),
            8 => new RunCommand.Take(step, isRight ? "edge" : RunbookRun.Server, hand.By, at),
            9 => new RunCommand.EndStep(step, 1, StepOutcome.Succeeded, 0, "", hand.By, at),
            10 => new RunCommand.Chase(step, hand.By, at),
            11 => new RunCommand.Confirm(step, step, hand.By, at),
            12 => new RunCommand.Expire(hand.By, at),
            _ => isRight
                ? new RunCommand.BreakGlass("Nobody answers at this hour.", hand.People, hand.By, at)
                : new RunCommand.Stop("", hand.By, at),
        };
    }
}
