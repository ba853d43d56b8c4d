// What comes to a drill from outside: faults, changes, complaints of customers, messages of people who want to know.
using Muster.Simulator.Scenarios;
using Muster.Simulator.World;

namespace Muster.Simulator.Drills;

internal sealed class Outside(Variant variant, CommandRecord command)
{
    private readonly Queue<(int Due, double LossShare, string Worst)> _reports = [];
    private readonly HashSet<int> _written = [];
    private double _letDown;
    private double _untilReport = DrillDefaults.PeopleBeforeReport;
    private bool _hasBled;

    /// <summary>What happens at the beginning of a second.</summary>
    public void Begin(int now, List<DrillEvent> events)
    {
        foreach (DrawnFault fault in variant.Faults)
        {
            if (fault.At == now)
            {
                events.Add(new(now, EventKind.FaultBegan, fault.Fault.Id, fault.Fault.Text));
            }
        }

        foreach (DrawnChange change in variant.Changes)
        {
            if (change.At == now)
            {
                events.Add(new(now, EventKind.Changed, change.Change.Component, change.Change.Text));
            }
        }

        Write(now, events);
    }

    /// <summary>What a second meant to the customers: some complain, and support reads it later.</summary>
    public void Feel(Second second, List<DrillEvent> events)
    {
        _hasBled |= second.LossShare > DrillDefaults.BleedingShare;
        _letDown += second.PeopleLost;
        for (; _letDown >= _untilReport; _untilReport *= 2)
        {
            _reports.Enqueue((second.At + DrillDefaults.ReportSeconds, second.LossShare, second.Worst));
        }

        while (_reports.TryPeek(out (int Due, double LossShare, string Worst) report) && report.Due <= second.At)
        {
            _reports.Dequeue();
            string share =
                report.LossShare >= 0.5 ? "hardly anything works"
                : report.LossShare >= 0.1 ? "it often fails"
                : "it fails now and then";
            string who = variant.Scenario.Topology.Clients.Length > 1 && report.Worst.Length > 0 ? $", say those of {report.Worst}" : "";
            events.Add(new(second.At, EventKind.CustomersReported, "", $"Customers write to support: {share}{who}."));
        }
    }

    private void Write(int now, List<DrillEvent> events)
    {
        if (!_hasBled || variant.Faults.FirstOrDefault(fault => fault.Fault.IsCause) is not { } cause)
        {
            return;
        }

        for (int index = 0; index < variant.Scenario.Messages.Length; index++)
        {
            Message message = variant.Scenario.Messages[index];
            int due = cause.At + (int)Math.Round(variant.Draw(message.At, $"message/{index}"));
            if (now >= due && _written.Add(index) && !IsTold(now, message.UnlessToldWithinSeconds))
            {
                events.Add(new(now, EventKind.MessageArrived, message.From, message.Text));
            }
        }
    }

    private bool IsTold(int now, int within) => within > 0 && command.Tellings.Any(telling => now - telling.At <= within);
}
