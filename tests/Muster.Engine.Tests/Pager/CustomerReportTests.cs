// Ten customers in a few minutes wake somebody once, their incident says who noticed it, and silence ends it.
using System.Collections.Immutable;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Muster.Core.Alerts;
using Muster.Core.Catalog;
using Muster.Core.CustomerReports;
using Muster.Core.Incidents;
using Muster.Core.Kernel;
using Muster.Core.Paging;
using Muster.Engine.Commands;
using Muster.Engine.Intake;
using Muster.Engine.Pager;
using Muster.Engine.Ports;
using Muster.Engine.Projections;
using Muster.Engine.Reactions;
using Muster.Engine.Tests.Driving;

namespace Muster.Engine.Tests.Pager;

public sealed class CustomerReportTests
{
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(10);

    private readonly FakeSubscribers _customers = new();

    private static readonly Organisation Listening = StreamFlow.Organisation with
    {
        StatusPage = new("StreamFlow", StatusPageAccess.Public, ["en"], ShowSeverity: false),
        Routes =
        [
            .. StreamFlow.Organisation.Routes,
            new Route(
                new("customers"),
                [new Matcher("component", "something else", IsRegex: false, IsEqual: true)],
                StreamFlow.Playback,
                Severity.Sev1,
                GroupBy: []
            ),
        ],
    };

    [Fact]
    public void Ten_clients_in_five_minutes_page_once_and_declare_an_incident_that_customers_detected() =>
        World.Tell(
            new World(Listening),
            world =>
            {
                DateTimeOffset first = world.Now;
                foreach (int client in Enumerable.Range(1, 9))
                {
                    Report(world, client);
                    Report(world, client, "Again.");
                    world.FastForward(Moment);
                }

                Assert.Empty(world.Pages());
                Assert.Empty(world.Firing());

                Report(world, 10, "See https://evil.example\nnow");
                world.FastForward(Moment);
                Assert.Equal("Customers report Something else: 10 customers since 02:00 UTC", world.Email.Next("ana").Title);
                Alert alert = Assert.Single(world.Firing());
                Assert.Equal(CustomerAlerts.Door, alert.Door);
                Assert.Equal("10", alert.Annotations["count"]);
                Assert.StartsWith(
                    "It does not work at all: See https[:]//evil[.]example now\n",
                    alert.Annotations["description"],
                    StringComparison.Ordinal
                );
                Incident incident = world.Incident(Assert.Single(world.Incidents(Views.Open, null)).Id);
                Assert.Equal(DetectionSource.Customers, incident.DetectedBy);
                Assert.Equal(first, incident.ImpactStartedAt);
                Assert.Equal(TimeSpan.FromSeconds(90), IncidentTimes.Of(incident).ToDetect);
                Assert.Equal(10, Assert.Single(incident.CustomerVoices).Count);

                // A flood is no second page, and the timeline gets a line in five minutes.
                foreach (int client in Enumerable.Range(11, 60))
                {
                    Report(world, client);
                    world.FastForward(TimeSpan.FromSeconds(5));
                }

                Assert.Single(world.Pages(), page => page.Purpose == PagePurpose.Respond);
                Assert.Equal(2, Reported(world).Length);
                Assert.Equal(10, Reported(world)[0].Count);
                Assert.InRange(Reported(world)[1].Count, 60, 70);
                world.Email.TakeAll();
                world.Webhook.TakeAll();
            }
        );

    [Fact]
    public void Silence_ends_it_and_so_does_the_word_that_it_was_nonsense() =>
        World.Tell(
            new World(Listening),
            world =>
            {
                Flood(world, 1);
                Assert.Single(world.Firing());
                world.FastForward(TimeSpan.FromMinutes(29));
                Assert.Single(world.Firing());
                world.FastForward(TimeSpan.FromMinutes(2));
                Assert.Empty(world.Firing());

                // One more is one customer, and no wave.
                Report(world, 30);
                world.FastForward(Moment);
                Assert.Empty(world.Firing());

                world.FastForward(TimeSpan.FromHours(2));
                ImmutableArray<CustomerReportId> wave = Flood(world, 1);
                Assert.Single(world.Firing());
                Assert.IsType<Outcome.Done>(
                    world.Do(
                        (work, cancel) =>
                            work.DecideCustomerReportAsync(
                                wave[3],
                                new CustomerReportCommand.SetAside("One person with ten telephones.", Actor.Person("ana"), work.Now),
                                cancel
                            )
                    )
                );
                world.FastForward(Moment);
                Assert.Empty(world.Firing());
                world.Email.TakeAll();
                world.Webhook.TakeAll();
            }
        );

    [Fact]
    public void A_client_counts_again_after_an_hour_also_over_midnight_and_over_a_restart() =>
        World.Tell(
            new World(Listening),
            world =>
            {
                world.Leap(new DateTimeOffset(2026, 3, 4, 23, 50, 0, TimeSpan.Zero));
                CustomerReportId first = Report(world, 1);
                world.FastForward(TimeSpan.FromMinutes(20));
                world.Crash();
                Assert.Equal(first, Row(world, Report(world, 1)).Repeats);
                Assert.Null(Row(world, Report(world, 2)).Repeats);
                world.FastForward(TimeSpan.FromMinutes(41));
                Assert.Null(Row(world, Report(world, 1)).Repeats);
            }
        );

    [Fact]
    public void Two_nodes_count_together_and_a_crash_in_between_loses_nothing() =>
        World.Tell(
            new World(Listening),
            world =>
            {
                Node other = world.Join();
                foreach (int client in Enumerable.Range(1, 10))
                {
                    Report(world, client, node: client % 2 == 0 ? other : world.Node);
                }

                world.Crash();
                world.FastForward(Moment);
                Assert.Single(world.Firing());
                Assert.Single(world.Pages(), page => page.Purpose == PagePurpose.Respond);
                world.Email.TakeAll();
                world.Webhook.TakeAll();
            }
        );

    [Fact]
    public void A_form_that_comes_twice_is_one_report() =>
        World.Tell(
            new World(Listening),
            world =>
            {
                (Outcome once, CustomerReportId? id) = Send(world.Node, "a", "Broken.", new("form-1", "x"));
                (Outcome twice, CustomerReportId? none) = Send(world.Node, "a", "Broken.", new("form-1", "x"));
                Assert.IsType<Outcome.Done>(once);
                Assert.NotNull(id);
                Assert.IsType<Outcome.AlreadyDone>(twice);
                Assert.Null(none);
                Assert.Single(world.Rows(), row => row.Kind == Views.CustomerReport);
            }
        );

    [Fact]
    public void Whoever_confirms_an_address_is_told_once_in_their_language_that_it_is_over_and_then_forgotten() =>
        World.Tell(
            new World(Listening, more: services => services.AddSingleton<ISubscriberChannel>(_customers)),
            world =>
            {
                Send(world.Node, "eva", "Nothing loads.", null, "eva@customer.example");
                Send(world.Node, "sam", "Nothing loads.", null, "sam@customer.example");
                // The same address a second time is no second mail.
                Send(world.Node, "tom", "Nothing loads.", null, "Eva@customer.example");
                world.FastForward(Moment);
                ReporterLetter[] asked = [.. _customers.Written];
                Assert.Equal(
                    ["eva@customer.example", "sam@customer.example"],
                    asked.Select(letter => letter.Address).Order(StringComparer.Ordinal)
                );
                Assert.All(
                    asked,
                    letter => Assert.StartsWith("https://status.example.com/confirm/", letter.Link, StringComparison.Ordinal)
                );
                string eva = ReportContact.IdOf("eva@customer.example");
                Assert.True(world.Node.Do(() => world.Node.Get<CustomerReportBook>().ConfirmAsync(eva)));
                Assert.False(world.Node.Do(() => world.Node.Get<CustomerReportBook>().ConfirmAsync("nobody")));

                foreach (int client in Enumerable.Range(1, 7))
                {
                    Report(world, client);
                }

                world.FastForward(Moment);
                IncidentId incident = Assert.Single(world.Incidents(Views.Open, null)).Id;
                world.Acknowledge(world.Pages().First(page => page.Purpose == PagePurpose.Respond).Id, "ana");
                world.Resolve(incident);
                world.FastForward(Moment);

                ReporterLetter over = Assert.Single(_customers.Written.Except(asked));
                Assert.Equal((true, "Eva@customer.example", "fr"), (over.IsOver, over.Address, over.Language));
                Assert.DoesNotContain(incident.Value, over.ToString(), StringComparison.Ordinal);
                Assert.DoesNotContain(
                    world.Email.Notices,
                    one => one.Notice.Address.EndsWith("@customer.example", StringComparison.Ordinal)
                );
                Assert.Null(Contact(world, eva).Address);
                Assert.NotNull(Contact(world, ReportContact.IdOf("sam@customer.example")).Address);
                world.Email.TakeAll();
                world.Webhook.TakeAll();
            }
        );

    [Fact]
    public void An_address_that_nobody_confirms_is_forgotten_when_its_time_has_come() =>
        World.Tell(
            new World(Listening),
            world =>
            {
                Send(world.Node, "sam", "Nothing loads.", null, "sam@customer.example");
                string sam = ReportContact.IdOf("sam@customer.example");
                TimerEntry due = EngineTimers.ForContact(sam, world.Now + ReportContact.KeptFor);
                Assert.NotNull(Contact(world, sam).Address);
                world.Do(
                    async (work, cancel) =>
                    {
                        await new DueContact(world.Store).HandleAsync(due, work, cancel);
                        return null;
                    }
                );
                Assert.Null(Contact(world, sam).Address);
            }
        );

    private static ReportContact Contact(World world, string id) =>
        world.Rows().Single(row => row.Kind == Views.ReportContact && row.Id == id).Row<ReportContact>();

    private static ImmutableArray<CustomerReportId> Flood(World world, int from)
    {
        ImmutableArray<CustomerReportId> all = [.. Enumerable.Range(from, 10).Select(client => Report(world, client))];
        world.FastForward(Moment);
        return all;
    }

    private static CustomerReportId Report(World world, int client, string text = "Nothing loads.", Node? node = null)
    {
        (Outcome outcome, CustomerReportId? id) = Send(
            node ?? world.Node,
            client.ToString(CultureInfo.InvariantCulture),
            text,
            operation: null
        );
        Assert.IsType<Outcome.Done>(outcome);
        return id!.Value;
    }

    private static (Outcome Outcome, CustomerReportId? Report) Send(
        Node node,
        string client,
        string text,
        Operation? operation,
        string contact = ""
    )
    {
        int salts = 0;
        return node.Do(() =>
            node.Get<CustomerReportBook>()
                .ReceiveAsync(
                    new("", "down", text, "", null, contact, "fr"),
                    salt => salt + "-" + client,
                    () => $"salt-{node.GetHashCode()}-{++salts}",
                    new("https://status.example.com", id => "https://status.example.com/confirm/" + id),
                    operation
                )
        );
    }

    private static CustomerReportRow Row(World world, CustomerReportId id) =>
        world.Rows().Single(row => row.Kind == Views.CustomerReport && row.Id == id.Value).Row<CustomerReportRow>();

    private static IncidentEvent.CustomersReported[] Reported(World world) =>
        [.. world.Events().Select(stored => EventJson.Read(stored.Type, stored.Data)).OfType<IncidentEvent.CustomersReported>()];
}
