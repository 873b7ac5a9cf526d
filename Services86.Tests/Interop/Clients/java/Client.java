import java.net.URL;
import javax.xml.namespace.QName;
import javax.xml.ws.Holder;
import javax.xml.ws.Service;
import services86.email.EMail;
import services86.email.EMailAccount;
import services86.email.WcfEMailService;
import services86.soprincipal.WcfSoPrincipalService;
import services86.user.ServiceAuth;
import services86.user.SoCredentials;
import services86.user.SoExceptionInfo;
import services86.user.UntrustedCredentials;
import services86.user.User;
import services86.user.WcfUserService;

/**
 * A client of Services86: java Client SERVER PASSWORD SCENARIO TEXT, with SERVER as
 * http://localhost:5086/Remote/Services86. Prints the replies as lines of step.name=value.
 */
public final class Client {
    private static final String SERVICES86 = "http://www.superoffice.net/ws/crm/NetServer/Services86";
    private static final int UNKNOWN_ID = 987654321;
    private static final String BAD_TICKET = "7T:nonsense";

    private final String server;
    private final String text;
    private final Calls calls;

    private Client(String server, String text, String ticket) {
        this.server = server;
        this.text = text;
        calls = new Calls(ticket);
    }

    public static void main(String[] args) throws Exception {
        String server = args[0], password = args[1], scenario = args[2], text = args[3], name = "admin";

        // documentation begin
        var principal = new WcfSoPrincipalService(new URL(server + "/SoPrincipal.svc?wsdl"))
            .getBasicHttpBindingSoPrincipal();
        var login = new Holder<services86.soprincipal.SoCredentials>();
        principal.authenticateUsernamePassword(
            name, password, null, login, null, null, null, null, null, null);

        var credentials = new SoCredentials();
        credentials.setTicket(login.value.getTicket());
        var user = new WcfUserService(new URL(server + "/User.svc?wsdl")).getBasicHttpBindingUser();
        var auth = new ServiceAuth();
        auth.setServer("imap.example.com");
        auth.setPort(993);
        var error = new Holder<SoExceptionInfo>();
        var succeeded = new Holder<Boolean>();
        var saved = user.saveServiceAuth(auth, null, credentials, null, error, null, succeeded);
        if (!succeeded.value) {
            throw new Exception(error.value.getFriendlyText());
        }
        // documentation end

        Calls.show("first.Succeeded", succeeded.value);
        Calls.show("first.ExceptionInfo", error.value);
        Calls.show("first.Response", saved);
        var client = new Client(server, text, credentials.getTicket());
        client.calls.step("login", principal, "authenticateUsernamePassword", name, password);
        switch (scenario) {
            case "ServiceAuth" -> client.runServiceAuth(user);
            case "UntrustedCredentials" -> client.runUntrustedCredentials(user);
            case "EMailAccount" -> client.runEMailAccount(
                new WcfEMailService(new URL(server + "/EMail.svc?wsdl")).getBasicHttpBindingEMail());
            default -> throw new IllegalArgumentException(scenario);
        }
    }

    private void runServiceAuth(User user) throws Exception {
        ServiceAuth auth = calls.step("default", user, "createDefaultServiceAuth");
        auth.setServer("imap.example.com");
        auth.setPort(993);
        auth.setUsername(text);
        auth.setPassword(text);
        auth = calls.step("created", user, "saveServiceAuth", auth);
        int id = auth.getServiceAuthId();
        calls.step("read", user, "getServiceAuth", id);

        auth.setPort(143);
        auth.setPassword(text + ", changed");
        calls.step("updated", user, "saveServiceAuth", auth);
        calls.step("readAgain", user, "getServiceAuth", id);

        calls.step("deleted", user, "deleteServiceAuth", id);
        calls.step("gone", user, "getServiceAuth", id);
        calls.step("unknown", user, "deleteServiceAuth", UNKNOWN_ID);
        calls.withTicket(BAD_TICKET).step("badTicket", user, "saveServiceAuth", auth);
        showFault("User", "<GetServiceAuth xmlns='%s'><ServiceAuthId>many</ServiceAuthId></GetServiceAuth>");

        auth.setServiceAuthId(0);
        calls.step("kept", user, "saveServiceAuth", auth);
        calls.step("user", user, "getUser", 1);
    }

    private void runUntrustedCredentials(User user) throws Exception {
        UntrustedCredentials secret = calls.step("default", user, "createDefaultUntrustedCredentials");
        secret.setValidFrom(Calls.date("2026-06-01T12:00:00"));
        secret.setValidTo(Calls.date("2030-12-31T23:59:59"));
        secret.setSecretValue(text);
        secret.setPublicValue(text);
        calls.step("kept", user, "saveUntrustedCredentials", "kept", secret);
        calls.step("created", user, "saveUntrustedCredentials", "imap", secret);
        calls.step("read", user, "getUntrustedCredentials", "imap");

        secret.setComment(text + ", changed");
        calls.step("updated", user, "saveUntrustedCredentials", "imap", secret);
        calls.step("readAgain", user, "getUntrustedCredentials", "imap");

        calls.step("deleted", user, "removeUntrustedCredentials", "imap", text);
        calls.step("gone", user, "getUntrustedCredentials", "imap");
        calls.step("unknown", user, "removeUntrustedCredentials", "imap", text);
        calls.withTicket(BAD_TICKET).step("badTicket", user, "getUntrustedCredentials", "imap");
        showFault(
            "User",
            "<SaveUntrustedCredentials xmlns='%s'><Credentials><ValidFrom>many</ValidFrom></Credentials>"
                + "</SaveUntrustedCredentials>");
    }

    private void runEMailAccount(EMail email) throws Exception {
        EMailAccount account = calls.step("default", email, "createDefaultEMailAccount");
        account.setEMailAddress("blåbær@example.com");
        account.setIncomingCredentials(mailServer("imap.example.com", 993));
        account.setOutgoingCredentials(mailServer("smtp.example.com", 587));
        account = calls.step("created", email, "saveEMailAccount", account);
        int id = account.getEMailAccountId();
        calls.step("read", email, "getEMailAccount", id);

        account.setEMailAddress("fløte@example.com");
        account.getOutgoingCredentials().setPassword(text + ", changed");
        calls.step("updated", email, "saveEMailAccount", account);
        calls.step("readAgain", email, "getEMailAccount", id);

        calls.step("deleted", email, "deleteEMailAccount", id);
        calls.step("gone", email, "getEMailAccount", id);
        calls.step("unknown", email, "deleteEMailAccount", UNKNOWN_ID);
        calls.withTicket(BAD_TICKET).step("badTicket", email, "getEMailAccount", id);
        showFault("EMail", "<GetEMailAccount xmlns='%s'><EMailAccountId>many</EMailAccountId></GetEMailAccount>");

        account.setEMailAccountId(0);
        account.getIncomingCredentials().setServiceAuthId(0);
        account.getOutgoingCredentials().setServiceAuthId(0);
        calls.step("kept", email, "saveEMailAccount", account);
    }

    private services86.email.ServiceAuth mailServer(String address, int port) {
        var auth = new services86.email.ServiceAuth();
        auth.setServer(address);
        auth.setPort(port);
        auth.setUsername(text);
        auth.setPassword(text);
        return auth;
    }

    // Sends a value of a wrong type, as XML: the generated methods take numbers and dates only.
    private void showFault(String agent, String message) throws Exception {
        var service = Service.create(
            new URL(server + "/" + agent + ".svc?wsdl"), new QName(SERVICES86, "Wcf" + agent + "Service"));
        Calls.showFault(service, new QName(SERVICES86, "BasicHttpBinding_" + agent), message.formatted(SERVICES86));
    }
}
