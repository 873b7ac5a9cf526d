import java.io.PrintStream;
import java.io.StringReader;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import javax.jws.WebParam;
import javax.jws.WebResult;
import javax.xml.bind.annotation.XmlElement;
import javax.xml.datatype.DatatypeFactory;
import javax.xml.datatype.XMLGregorianCalendar;
import javax.xml.namespace.QName;
import javax.xml.transform.Source;
import javax.xml.transform.stream.StreamSource;
import javax.xml.ws.Holder;
import javax.xml.ws.Service;
import javax.xml.ws.soap.SOAPFaultException;

/** Calls the methods that wsimport generated, with all headers, and prints the headers and the body of the replies. */
final class Calls {
    private static final PrintStream OUTPUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);

    private final String ticket;

    Calls(String ticket) {
        this.ticket = ticket;
    }

    Calls withTicket(String other) {
        return new Calls(other);
    }

    /** Calls an operation, by the annotations of its method: which parameters are headers, and their names. */
    @SuppressWarnings("unchecked")
    <T> T step(String step, Object port, String operation, Object... body) throws Exception {
        var agent = port.getClass().getInterfaces()[0];
        var method = Arrays.stream(agent.getMethods()).filter(m -> m.getName().equals(operation)).findFirst().get();
        var arguments = arguments(method, Arrays.asList(body).iterator());
        var result = method.invoke(port, arguments.toArray());
        var response = method.getAnnotation(WebResult.class);
        if (response != null) {
            show(step + "." + response.name(), result);
        }

        for (int i = 0; i < arguments.size(); i++) {
            if (arguments.get(i) instanceof Holder<?> holder) {
                show(step + "." + part(method, i).name(), holder.value);
            }
        }

        return (T) result;
    }

    /** Sends a message, and prints the fault of the reply. */
    static void showFault(Service service, QName port, String message) {
        var dispatch = service.createDispatch(port, Source.class, Service.Mode.PAYLOAD);
        try {
            dispatch.invoke(new StreamSource(new StringReader(message)));
        } catch (SOAPFaultException exception) {
            show("malformed.faultcode", exception.getFault().getFaultCode());
            show("malformed.faultstring", exception.getFault().getFaultString());
        }
    }

    /** Prints a value, member by member, by the names of the elements. */
    static void show(String name, Object value) {
        if (value == null) {
            OUTPUT.println(name + "=<nil>");
        } else if (value instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                show(name + "[" + i + "]", list.get(i));
            }
        } else if (value.getClass().getName().startsWith("services86.") && !value.getClass().isEnum()) {
            for (Class<?> type = value.getClass(); type != Object.class; type = type.getSuperclass()) {
                for (var field : type.getDeclaredFields()) {
                    showMember(name, value, field);
                }
            }
        } else {
            OUTPUT.println(name + "=" + value);
        }
    }

    static XMLGregorianCalendar date(String text) throws Exception {
        return DatatypeFactory.newInstance().newXMLGregorianCalendar(text);
    }

    private static void showMember(String name, Object owner, Field field) {
        var element = field.getAnnotation(XmlElement.class);
        var member = element == null || element.name().equals("##default") ? field.getName() : element.name();
        try {
            field.setAccessible(true);
            show(name + "." + member, field.get(owner));
        } catch (IllegalAccessException exception) {
            throw new IllegalStateException(exception);
        }
    }

    private List<Object> arguments(Method method, Iterator<Object> body) throws Exception {
        var arguments = new ArrayList<>();
        for (int i = 0; i < method.getParameterCount(); i++) {
            var part = part(method, i);
            arguments.add(
                part.mode() == WebParam.Mode.OUT ? new Holder<>()
                    : !part.header() ? body.next()
                    : header(method, i, part.name()));
        }

        return arguments;
    }

    // The agents have header types of their own, with the same members.
    private Object header(Method method, int index, String name) throws Exception {
        switch (name) {
            case "ApplicationToken":
                return "an application token";
            case "Credentials":
                var credentials = method.getParameterTypes()[index].getConstructor().newInstance();
                set(credentials, "setTicket", ticket);
                return credentials;
            case "TimeZone":
                var type = (ParameterizedType) method.getGenericParameterTypes()[index];
                var zone = ((Class<?>) type.getActualTypeArguments()[0]).getConstructor().newInstance();
                set(zone, "setSoTimeZoneId", 261);
                set(zone, "setSoTimeZoneLocationCode", "NO");
                return new Holder<>(zone);
            default:
                throw new IllegalArgumentException(name);
        }
    }

    private static void set(Object target, String setter, Object value) throws Exception {
        target.getClass().getMethod(setter, value.getClass()).invoke(target, value);
    }

    private static WebParam part(Method method, int index) {
        return (WebParam) Arrays.stream(method.getParameterAnnotations()[index])
            .filter(WebParam.class::isInstance).findFirst().get();
    }
}
