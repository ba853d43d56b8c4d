// Registers the engine: its loops, reactions, projections and queries.
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Muster.Engine.Commands;
using Muster.Engine.Intake;
using Muster.Engine.Ports;
using Muster.Engine.Projections;
using Muster.Engine.Reactions;
using Muster.Engine.Slos;

namespace Muster.Engine.Pager;

public static class EngineServices
{
    /// <summary>
    /// Adds what runs the rules. The host adds what they run on: the stores and <c>IIds</c>, one clock as <see cref="TimeProvider"/>, the channels,
    /// <see cref="EngineOptions"/>, logging and metrics.
    /// </summary>
    public static IServiceCollection AddMusterEngine(this IServiceCollection services)
    {
        services
            .AddSingleton<Wake>()
            .AddSingleton<EngineMeter>()
            .AddSingleton<OrganisationReader>()
            .AddSingleton<CommandRunner>()
            .AddSingleton<PageAnswers>()
            .AddSingleton<PageOutlooks>()
            .AddSingleton<IncidentDeclarer>()
            .AddSingleton<Hearing>()
            .AddSingleton<AlertIntake>()
            .AddSingleton<AlertEnding>()
            .AddSingleton<ChangeIntake>()
            .AddSingleton<IssueNews>()
            .AddSingleton<HeartbeatBook>()
            .AddSingleton<CustomerReportBook>();
        // A store that only this process writes to brings a faster one.
        services.TryAddSingleton<ISignalSink, StoreSink>();
        AddReactions(services);
        AddProjections(services);
        AddPager(services);
        return services;
    }

    private static void AddReactions(IServiceCollection services) =>
        services
            .AddSingleton<OnCallAnswers>()
            .AddSingleton<DigestPlan>()
            .AddSingleton<StepNotice>()
            .AddSingleton<PolicyDeclaresIncident>()
            .AddSingleton<IReaction, IncidentPlaysItsDrill>()
            .AddSingleton<IReaction, DueStepSetsTimer>()
            .AddSingleton<IReaction, StartedPageNotifiesFirstStep>()
            .AddSingleton<IReaction, NotifiedStepQueuesMessages>()
            .AddSingleton<IReaction, AcknowledgedPageStopsEscalation>()
            .AddSingleton<IReaction, AnswerSettlesMessages>()
            .AddSingleton<IReaction, AcknowledgementTakesCommand>()
            .AddSingleton<IReaction, AcknowledgedPageIsWatched>()
            .AddSingleton<IReaction, FailedMessageHurriesNext>()
            .AddSingleton<IReaction, WorsePageHurriesMessages>()
            .AddSingleton<IReaction, UnheardPageIsTriedAgain>()
            .AddSingleton<ContactTrial>()
            .AddSingleton<IReaction, AnswerProvesContact>()
            .AddSingleton<IReaction, ArrivedCanaryIsWell>()
            .AddSingleton<RequiredRoles>()
            .AddSingleton<IReaction, DeclaredIncidentLinksGroup>()
            .AddSingleton<IReaction, DeclaredDrillAnswersItsPage>()
            .AddSingleton<IReaction, EndedDrillEndsItsIncident>()
            .AddSingleton<DeclarationPagesOnCall>()
            .AddSingleton<IReaction>(provider => provider.GetRequiredService<DeclarationPagesOnCall>())
            .AddSingleton<IReaction, DeclarationFillsRoles>()
            .AddSingleton<IReaction, DeclarationStartsClocks>()
            .AddSingleton<IReaction, ReopeningStartsClocks>()
            .AddSingleton<IReaction, SeverityChangeReplans>()
            .AddSingleton<IReaction, CommandOfferPagesThem>()
            .AddSingleton<IReaction, TakenRoleEndsItsPages>()
            .AddSingleton<IReaction, RequestForCommandPagesCommander>()
            .AddSingleton<IReaction, OpenRoleAsksTheNext>()
            .AddSingleton<IReaction, StatementSetsNextUpdate>()
            .AddSingleton<IReaction, IncidentTellsRooms>()
            .AddSingleton<IReaction, ReminderTellsCommsLead>()
            .AddSingleton<IReaction, StatementTellsStakeholders>()
            .AddSingleton<IReaction, MissedUpdatePagesCommsLead>()
            .AddSingleton<IReaction, TaskSetsTimeBox>()
            .AddSingleton<IReaction, ResolutionStopsClocks>()
            .AddSingleton<IReaction, ResolutionDraftsReview>()
            .AddSingleton<IReaction, ClosedReviewMarksIncidentReviewed>()
            .AddSingleton<IReaction, ReviewIsChased>()
            .AddSingleton<IReaction, ActionItemIsChased>()
            .AddSingleton<IReaction, SentActionItemGoesToTracker>()
            .AddSingleton<IReaction, SwapTellsBothSides>()
            .AddSingleton<IReaction, BulletinTellsSubscribers>()
            .AddSingleton<IReaction, PlannedDrillTellsInvited>()
            .AddSingleton<IReaction, CustomerReportIsCounted>()
            .AddSingleton<IReaction, LinkedAlertsBringCustomers>()
            .AddSingleton<IReaction, ResolutionTellsReporters>()
            .AddSingleton<IReaction, MaintenanceSetsItsTimers>()
            .AddSingleton<IReaction, PublicStatementUpdatesStatusPage>()
            .AddSingleton<IReaction, PublishedBulletinStandsOnTimeline>()
            .AddSingleton<IReaction, RemovalGoesToBin>()
            .AddSingleton<IReaction, DefinedSloIsWatched>()
            .AddSingleton<IReaction, RunStandsOnTimeline>()
            .AddSingleton<IReaction, RunSetsItsTimers>()
            .AddSingleton<IReaction, RunPlaysItsDrill>()
            .AddSingleton<IReaction, BrokenGlassPagesOnCall>();

    private static void AddProjections(IServiceCollection services) =>
        services
            .AddSingleton<IProjection, IncidentProjection>()
            .AddSingleton<IProjection, PageProjection>()
            .AddSingleton<IProjection, GroupProjection>()
            .AddSingleton<IProjection, ReviewProjection>()
            .AddSingleton<IProjection, ActionProjection>()
            .AddSingleton<IProjection, IncidentTextProjection>()
            .AddSingleton<IProjection, ReviewTextProjection>()
            .AddSingleton<ActionEffects>()
            .AddSingleton<IProjection, OrganisationProjection>()
            .AddSingleton<IProjection, RosterProjection>()
            .AddSingleton<IProjection, DrillProjection>()
            .AddSingleton<IProjection, DrillPlanProjection>()
            .AddSingleton<IProjection, CustomerReportProjection>()
            .AddSingleton<ReportedWaves>()
            .AddSingleton<ReportsOfIncident>()
            .AddSingleton<IProjection, BulletinProjection>()
            .AddSingleton<IProjection, RunbookProjection>()
            .AddSingleton<IProjection, RunProjection>()
            .AddSingleton<IProjection, SloProjection>()
            .AddSingleton<SloMinutes>()
            .AddSingleton<IViewListener>(provider => provider.GetRequiredService<SloMinutes>())
            .AddSingleton<SloReader>()
            .AddSingleton<SloCharges>()
            .AddSingleton<OpenIncidents>()
            .AddSingleton<PagesOfIncident>()
            .AddSingleton<PagesOfPerson>()
            .AddSingleton<ReceivedPages>()
            .AddSingleton<OnBoards>()
            .AddSingleton<RecentChanges>()
            .AddSingleton<PastMitigations>()
            .AddSingleton<LiveChanges>()
            .AddSingleton<Rebuild>();

    private static void AddPager(IServiceCollection services) =>
        services
            .AddSingleton<SilenceBook>()
            .AddSingleton<InhibitionBook>()
            .AddSingleton<MuteBook>()
            .AddSingleton<MutedReader>()
            .AddSingleton<GroupMutes>()
            .AddSingleton<FlappingHold>()
            .AddSingleton<GroupRouting>()
            .AddSingleton<WorseAfterMute>()
            .AddSingleton<FreshRouting>()
            .AddSingleton<Delivery>()
            .AddSingleton<RoomDelivery>()
            .AddSingleton<AnsweredDelivery>()
            .AddSingleton<HouseWords>()
            .AddSingleton<SubscriberDelivery>()
            .AddSingleton<TrackerDelivery>()
            .AddSingleton<ITimerHandler, DuePageStep>()
            .AddSingleton<ITimerHandler, DueQuietPage>()
            .AddSingleton<ITimerHandler, DueUnheardPage>()
            .AddSingleton<ITimerHandler>(DueInIncident.FirstStatement)
            .AddSingleton<ITimerHandler>(DueInIncident.NextUpdate)
            .AddSingleton<ITimerHandler>(DueInIncident.Reminder)
            .AddSingleton<ITimerHandler>(DueInIncident.TimeBox)
            .AddSingleton<ITimerHandler, DueReview>()
            .AddSingleton<ITimerHandler, DueActionItem>()
            .AddSingleton<ITimerHandler, DueTracker>()
            .AddSingleton<ITimerHandler, DueResolution>()
            .AddSingleton<ITimerHandler, DueHeartbeat>()
            .AddSingleton<ITimerHandler, DueFlapping>()
            .AddSingleton<ITimerHandler, DueBurn>()
            .AddSingleton<ITimerHandler, DueDrillPlan>()
            .AddSingleton<ITimerHandler, DueMaintenance>()
            .AddSingleton<ITimerHandler, DueTripwire>()
            .AddSingleton<ITimerHandler, DueRun>()
            .AddSingleton<ITimerHandler, DueRunStep>()
            .AddSingleton<ITimerHandler, LostRunStep>()
            .AddSingleton<ITimerHandler, DueCanary>()
            .AddSingleton<ITimerHandler, LateCanary>()
            .AddSingleton<ITimerHandler, DueCustomerReports>()
            .AddSingleton<ITimerHandler, DueReporters>()
            .AddSingleton<ITimerHandler, DueContact>()
            .AddSingleton<ITimerHandler>(provider => ActivatorUtilities.CreateInstance<DueDigest>(provider, EngineTimers.DigestDue))
            .AddSingleton<ITimerHandler>(provider => ActivatorUtilities.CreateInstance<DueDigest>(provider, EngineTimers.DigestLate))
            .AddSingleton<ITimerHandler>(DueInIncident.CommandAsk)
            .AddSingleton<ICycle, AlertRouter>()
            .AddSingleton<ICycle, TimerLoop>()
            .AddSingleton<ICycle, LeaseExpiry>()
            .AddSingleton<ICycle, Rehearing>()
            .AddSingleton<ICycle, SilenceWatch>()
            .AddSingleton<ICycle, InhibitionWatch>()
            .AddSingleton<ICycle, DeclaredHeartbeats>()
            .AddSingleton<ICycle, AlertsAsPings>()
            .AddSingleton<ICycle, HeldWatch>()
            .AddSingleton<ICycle, ScheduleWatch>()
            .AddSingleton<ICycle, DutyWatch>()
            .AddSingleton<ICycle, CanaryWatch>()
            .AddSingleton<ICycle, SilenceReminders>()
            .AddSingleton<ICycle, SubscriberMailing>()
            .AddSingleton<ICycle, LiveTurn>()
            .AddSingleton<ICycle, Gauges>()
            .AddSingleton<NodeClock>()
            .AddSingleton<ICycle>(provider => provider.GetRequiredService<NodeClock>())
            .AddSingleton<Heartbeats>()
            .AddSingleton<Troubles>()
            .AddSingleton<EngineHealth>()
            .AddSingleton<Watchdog>()
            .AddHostedService<PagerEngine>();
}
