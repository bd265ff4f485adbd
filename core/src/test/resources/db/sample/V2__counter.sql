CREATE TABLE sample_counter (value BIGINT NOT NULL);
INSERT INTO sample_counter (value) VALUES (0);
