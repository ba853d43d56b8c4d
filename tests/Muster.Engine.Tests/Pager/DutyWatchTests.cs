// That people hear ahead of time that their duty begins, that owners hear of gaps, and both sides of a swap of each other: once, and not at night.
using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using Muster.Core.Catalog;
using Muster.Core.Kernel;
using Muster.Core.OnCall;
using Muster.Core.People;
using Muster.Core.Rosters;
using Muster.Engine.Commands;
using Muster.Engine.Ports;
using Muster.Engine.Tests.Driving;
using NodaTime;

namespace Muster.Engine.Tests.Pager;

/// <summary>The world begins on 4 March at 03:00 in Vienna, where everybody lives and wakes at 07:00. Ana and Ben take a day of playback each, from 10:00 there.</summary>
public sealed class DutyWatchTests
{
    private static readonly DateTimeOffset Wakes = new(2026, 3, 4, 6, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset HandOver = new(2026, 3, 4, 9, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(7);

    [Fact]
    public void A_shift_is_told_a_day_ahead_in_waking_hours_and_by_one_node_once() =>
        World.Tell(
            new World(Daily()),
            world =>
            {
                world.Join();
                world.FastForward(Moment);
                Assert.Empty(world.Email.Notices);

                Leap(world, Wakes);
                Assert.Equal(
                    ["shift ana: You are on call for Playback from Wed 4 Mar 2026, 10:00 (Europe/Vienna)"],
                    Told(world, Wakes + Moment)
                );
                Leap(world, HandOver);
                Assert.Equal(
                    ["shift ben: You are on call for Playback from Thu 5 Mar 2026, 10:00 (Europe/Vienna)"],
                    Told(world, HandOver + Moment)
                );
                Leap(world, HandOver + TimeSpan.FromHours(3));
            }
        );

    [Fact]
    public void Who_does_not_want_it_is_not_told() =>
        World.Tell(
            new World(Daily(ana => ana with { Notify = new([], []) { NoShiftNotices = true } })),
            world =>
            {
                Leap(world, Wakes);
                Assert.Empty(world.Email.Notices);
            }
        );

    [Fact]
    public void Where_no_mail_leaves_the_next_contact_that_does_not_ring_is_tried_in_turn()
    {
        VirtualClock shown = new(Wakes);
        FakeChannel ntfy = new("ntfy", shown) { RefusesNotices = FakeChannel.Refusal(retryable: false) };
        FakeChannel slack = new("slack", shown);
        ContactMethod[] contacts = [new("sms", "+420777123456"), new("ntfy", "https://ntfy.example.org/ana"), new("slack", "U0ANA")];
        World world = new(
            Daily(ana => ana with { Contacts = [.. ana.Contacts, .. contacts] }),
            more: services => services.AddSingleton<IChannel>(ntfy).AddSingleton<IChannel>(slack)
        );
        World.Tell(
            world,
            _ =>
            {
                world.Email.RefusesNotices = FakeChannel.Refusal(retryable: false);
                Leap(world, Wakes);
                world.FastForward(Moment);

                Notice told = Assert.Single(slack.Notices).Notice;
                Assert.Equal(("U0ANA", "Ana"), (told.Address, told.PersonName));
                Assert.EndsWith("/ntfy/slack", told.Key, StringComparison.Ordinal);

                // Nobody is told twice, and who has no such contact hears nothing.
                Leap(world, HandOver);
                world.FastForward(Moment);
                Assert.Single(slack.Notices);
                Assert.Empty(ntfy.Notices);
            }
        );
    }

    [Fact]
    public void Who_stands_in_at_short_notice_is_told_when_awake() =>
        World.Tell(world =>
        {
            StandIn(world, "ben", world.Now, world.Now + TimeSpan.FromHours(12));
            world.FastForward(Moment);
            Assert.Empty(world.Email.Notices);
            Leap(world, Wakes);
            Assert.Equal(
                [
                    "shift ana: You are on call for Playback from Wed 4 Mar 2026, 15:00 (Europe/Vienna)",
                    "shift ben: You are on call for Playback since Wed 4 Mar 2026, 03:00 (Europe/Vienna)",
                ],
                Told(world, Wakes + Moment).Order(StringComparer.Ordinal)
            );

            StandIn(world, "cleo", world.Now + TimeSpan.FromHours(1), world.Now + TimeSpan.FromHours(2));
            world.FastForward(Moment);
            Assert.Contains(
                Told(world, world.Now),
                one => one.StartsWith("shift cleo: You are on call for Playback from", StringComparison.Ordinal)
            );
        });

    [Fact]
    public void A_gap_is_told_to_its_owners_once_and_again_when_it_opens_again() =>
        World.Tell(world =>
        {
            Leap(world, Wakes);
            (DateTimeOffset start, DateTimeOffset end) = (world.Now + TimeSpan.FromDays(3), world.Now + TimeSpan.FromDays(4));
            string absence = Away(world, "ana", start, end);
            world.FastForward(Moment);
            Assert.Equal(
                ["gap ana", "gap ben", "gap cleo"],
                Told(world, world.Now).Select(one => one.Split(':')[0]).Order(StringComparer.Ordinal)
            );
            Assert.Contains(world.Health().Warnings, one => one.Contains("primary has nobody from", StringComparison.Ordinal));
            Leap(world, Wakes + TimeSpan.FromHours(3));
            Assert.Equal(3, world.Email.Notices.Count);

            StandIn(world, "ben", start, end);
            world.FastForward(Moment);
            Assert.Empty(world.Health().Warnings);
            Do(world, (organisation, now) => new RosterCommand.RemoveChange("c1", "Not needed.", World.Admin, now));
            world.FastForward(Moment);
            Assert.Equal(6, world.Email.Notices.Count);

            Do(world, (organisation, now) => new RosterCommand.RemoveAbsence(absence, "Stays.", World.Admin, now));
            world.FastForward(Moment);
            Do(
                world,
                (organisation, now) =>
                    new RosterCommand.AddChange(
                        "g",
                        organisation,
                        "playback",
                        null,
                        null,
                        new(start, end),
                        "Moving.",
                        IsGap: true,
                        World.Admin,
                        now
                    )
            );
            world.FastForward(Moment);
            Assert.Empty(world.Health().Warnings);
            Assert.Equal(6, world.Email.Notices.Count);
        });

    [Fact]
    public void Who_is_asked_for_a_swap_hears_of_it_in_the_morning_and_who_asked_hears_the_answer() =>
        World.Tell(
            new World(Daily(ana => ana with { Notify = new([], []) { NoShiftNotices = true } })),
            world =>
            {
                Ask(world, "s1");
                Do(world, (_, now) => new RosterCommand.WithdrawSwap("s1", "", IsAdmin: false, Actor.Person("ana"), now));
                Ask(world, "s2");
                world.FastForward(Moment);
                Assert.Empty(world.Email.Notices);

                Leap(world, Wakes);
                Assert.Equal(["swap ben: Ana asks you for a swap"], Told(world, Wakes + Moment));
                Do(
                    world,
                    (organisation, now) => new RosterCommand.AcceptSwap("s2", organisation, IsAdmin: false, Actor.Person("ben"), now)
                );
                world.FastForward(Moment);
                Assert.Equal(
                    ["swap ana: Ben accepted the swap"],
                    Told(world, world.Now).Where(one => one.StartsWith("swap", StringComparison.Ordinal))
                );
            }
        );

    /// <summary>Ana's day from 6 March on.</summary>
    private static void Ask(World world, string id) =>
        Do(
            world,
            (organisation, now) =>
                new RosterCommand.RequestSwap(
                    id,
                    organisation,
                    "playback",
                    "primary",
                    "ana",
                    "ben",
                    new(HandOver.AddDays(2), HandOver.AddDays(3)),
                    InReturn: null,
                    "Dentist",
                    Actor.Person("ana"),
                    now
                )
        );

    private static void StandIn(World world, string person, DateTimeOffset start, DateTimeOffset end, string id = "c1") =>
        Do(
            world,
            (organisation, now) =>
                new RosterCommand.AddChange(
                    "c1",
                    organisation,
                    "playback",
                    "primary",
                    person,
                    new(start, end),
                    "Ill.",
                    IsGap: false,
                    World.Admin,
                    now
                )
        );

    private static string Away(World world, string person, DateTimeOffset start, DateTimeOffset end)
    {
        Do(
            world,
            (organisation, now) => new RosterCommand.AddAbsence("a1", organisation, person, new(start, end), "Away.", World.Admin, now)
        );
        return "a1";
    }

    private static void Do(World world, Func<Organisation, DateTimeOffset, RosterCommand> command) =>
        Assert.IsType<Outcome.Done>(
            world.Do(
                async (work, cancel) =>
                    await work.DecideRosterAsync(command(await world.Node.Get<OrganisationReader>().CurrentAsync(cancel), work.Now), cancel)
            )
        );

    private static void Leap(World world, DateTimeOffset to)
    {
        world.Leap(to);
        world.FastForward(Moment - TimeSpan.FromSeconds(1));
    }

    /// <summary>What was told within the last moment, as its matter, its person and its title.</summary>
    private static ImmutableArray<string> Told(World world, DateTimeOffset until) =>
        [
            .. world
                .Email.Notices.Where(one => one.At > until - Moment - Moment && one.At <= until)
                .Select(one => $"{one.Notice.Key.Split('/')[1]} {one.Notice.PersonName.ToLowerInvariant()}: {one.Notice.Title}"),
        ];

    private static Organisation Daily(Func<Person, Person>? ana = null)
    {
        Organisation organisation = StreamFlow.Organisation;
        Schedule playback = organisation.Schedules["playback"];
        Rotation daily = playback.Rotations[0] with
        {
            Start = new LocalDateTime(2026, 3, 2, 9, 0),
            ShiftDays = 1,
            Members = [new("ana"), new("ben")],
        };
        return organisation with
        {
            Schedules = organisation.Schedules.SetItem("playback", playback with { Rotations = [daily] }),
            People = organisation.People.SetItem("ana", (ana ?? (one => one))(organisation.People["ana"])),
        };
    }
}
